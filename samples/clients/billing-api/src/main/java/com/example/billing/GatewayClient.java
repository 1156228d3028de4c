package com.example.billing;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Calls the invoice API and logs in again when the gateway refuses the token. */
public final class GatewayClient {
  private static final String SECURITY = "http://wso2.org/apimanager/security";

  private final Login login;
  private final Http http;

  GatewayClient(Login login, Http http) {
    this.login = login;
    this.http = http;
  }

  String invoice(String id) throws Exception {
    Answer answer = http.get("/invoices/" + id, login.token());
    if (answer.status() == 401 && "900901".equals(codeOf(answer.body()))) {
      login.refreshToken();
      answer = http.get("/invoices/" + id, login.token());
    }
    return answer.body();
  }

  /** The fault's code, or an empty text. */
  private String codeOf(String body) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document fault = factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.setNamespaceContext(new OneNamespace("ams", SECURITY));
    return xpath.evaluate("/ams:fault/ams:code", fault);
  }
}
