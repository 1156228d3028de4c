/** Signals of X: each row of the table in at least three languages, all written for this test. */
import { type Case, row, xml } from './case.js';

export const XML_CASES: readonly Case[] = [
  ...row('X namespace URI', xml(), {
    'Faults.java': `
class Faults {
  String codeOf(OMElement fault) {
    OMElement code = fault.getFirstChildWithName(new QName("http://wso2.org/apimanager/security", "code"));
    return code == null ? null : code.getText();
  }
}`,
    'Faults.cs': `
var names = new XmlNamespaceManager(doc.NameTable);
names.AddNamespace("f", "http://wso2.org/apimanager/throttling");
var when = doc.SelectSingleNode("//f:nextAccessTime", names);`,
    'faults.php': `<?php
$parts = simplexml_load_string($body)->children('http://wso2.org/apimanager/security');
if ((string) $parts->code === '900901') { renew(); }`,
    'faults.py': `
NS = {"g": "http://wso2.org/apimanager"}
code = ET.fromstring(text).find("g:code", namespaces=NS)`,
    'faults.xsl': `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/*[namespace-uri()='http://wso2.org/apimanager/security']"><denied/></xsl:template>
</xsl:stylesheet>`,
    'fault.go': `
type Fault struct {
	XMLName xml.Name \`xml:"http://wso2.org/apimanager/security fault"\`
	Number  string   \`xml:"code"\`
}`,
    'faults.rb': `
doc = Nokogiri::XML(body)
code = doc.at_xpath('//g:code', 'g' => 'http://wso2.org/apimanager/security')&.text`,
    'Faults.kt': `
val code = document.getElementsByTagNameNS("http://wso2.org/apimanager/throttling", "code").item(0)?.textContent`,
    'faults.cpp': `
xpath.registerNs("t", "http://wso2.org/apimanager/throttling");
auto n = xpath.evaluate("/t:fault/t:code");`,
  }),
  ...row('X prefixed name: key of a parsed object', xml(), {
    'a.js': "const fault = parsed['ams:fault'];\nif (fault && fault['ams:code'] === '900901') await login();",
    'a.py': 'fault = xmltodict.parse(body)["ams:fault"]\nif fault["ams:code"] == "900901":\n    login()',
    'a.php': "<?php if (isset($answer['ams:fault'])) { fail($answer['ams:fault']['ams:description']); }",
    'a.rb': "fault = Hash.from_xml(body)['am:fault']\nputs fault['am:description'] if fault",
    'a.dart': "final f = map['amt:fault'];\nif (f != null) waitUntil(f['amt:nextAccessTime']);",
    'a.pl': "my $f = XMLin($body);\nif (exists $f->{'ams:code'}) { renew() }",
    'a.ts': "if (Object.hasOwn(result, 'ams:fault')) throw new Denied(result['ams:fault']['ams:message']);",
    'a.lua': 'local fault = tree["ams:fault"]\nif fault then ngx.log(ngx.ERR, fault["ams:code"]) end',
  }),
  ...row('X prefixed name: searched in the text', xml(), {
    'b.java': 'if (body.contains("<ams:code>900901") || body.indexOf("am:fault") >= 0) { retry(); }',
    'b.py': 'if text.startswith("<ams:fault"):\n    refresh()',
    'b.php': "<?php if (strpos($body, 'amt:fault') !== false) { sleep(60); }",
    'b.go': 'if strings.Contains(body, "ams:fault") {\n\treturn errDenied\n}',
    'b.cs': 'if (text.IndexOf("am:fault", StringComparison.Ordinal) >= 0) throw new GatewayException(text);',
    'b.sh': 'if echo "$answer" | grep -q "ams:fault"; then\n  login\nfi',
    'b.ps1': 'if ($answer.Content -match "ams:code") { Renew-Token }',
    'b.rs': 'if body.contains("amt:fault") { tokio::time::sleep(pause).await; }',
    'b.swift': 'if text.range(of: "ams:code") != nil { renew() }',
    'b.m': 'if ([text rangeOfString:@"ams:fault"].location != NSNotFound) { [self login]; }',
    'b.ex': 'if String.contains?(body, "ams:fault"), do: refresh()',
    'b.sql': "SELECT CASE WHEN instr(answer, '<ams:code>900901') > 0 THEN 'denied' END FROM calls;",
  }),
  ...row('X prefixed name: XPath', xml(), {
    'c.java': 'String code = xpath.evaluate("//ams:fault/ams:code", document);',
    'c.groovy': 'def code = new XmlSlurper().parseText(body).declareNamespace(ams: NS)."ams:code".text()',
    'c.js': "const code = select('string(//ams:code)', doc);",
    'c.py': 'code = root.findtext(".//ams:code", namespaces=ns)',
    'c.xq': 'for $f in $answers//ams:fault return string($f/ams:code)',
    'c.cs': 'var node = doc.SelectSingleNode("/amt:fault/amt:nextAccessTime", names);',
    'c.scala': 'val code = xpath.selectText("/am:fault/am:code")',
    'c.sql': "SELECT extractvalue(xmltype(answer), '/ams:fault/ams:code') FROM calls;",
    'c.xsl':
      '<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="am:fault"><xsl:value-of select="am:description"/></xsl:template></xsl:stylesheet>',
  }),
  ...row('X tag lookup', xml('likely'), {
    'd.js': "const code = doc.getElementsByTagNameNS('*', 'code')[0].textContent;\nif (code === '900901') login();",
    'd.java':
      '// the gateway of WSO2\nNodeList list = doc.getElementsByTagName("fault");\nif (list.getLength() > 0) throw new Wso2Fault(list);',
    'd.py': 'code = tree.find("{*}code").text\nif code == "900902":\n    login()',
    'd.php': "<?php $n = $doc->getElementsByTagName('code')->item(0); if ($n->nodeValue === '900804') { wait(); }",
    'd.cs': 'var c = doc.GetElementsByTagName("code")[0].InnerText;\nif (c == "900901") Login();',
    'd.vb': 'Dim c = doc.GetElementsByTagName("code")(0).InnerText\nIf c = "900803" Then Pause()',
  }),
  ...row('X qualified name', xml('likely'), {
    'e.java':
      'static final String APIM_NS = "http://wso2.org/" + "apimanager";\nQName name = new QName(ns, "fault");\nif (name.equals(parse(wso2Answer).getName())) deny();',
    'e.cs': 'var code = root.Element(ns + "code")?.Value;\nif (code == "900901") Renew();',
    'e.scala': 'val q = new QName(ns, "fault")\nif (answer.name == q && text.contains("900901")) renew()',
    'e.kt': 'val q = QName(ns, "code")\nif (element.get(q) == "900900") report()',
  }),
  ...row('X local-name()', xml('likely'), {
    'f.java':
      'String c = xp.evaluate("//*[local-name()=\'fault\']/*[local-name()=\'code\']", d);\nif ("900901".equals(c)) login();',
    'f.py': 'code = root.xpath("//*[local-name() = \'code\']")\nif code and code[0].text == "900901":\n    login()',
    'f.ts': 'const c = evaluate("//*[local-name(.)=\'code\']", doc);\nif (c === "900901") await login();',
    'f.ps1':
      "$c = Select-Xml -Content $body -XPath \"//*[local-name()='code']\"\nif ($c.Node.InnerText -eq '900901') { Renew }",
  }),
  ...row('X bound fields', xml(), {
    'g.go':
      'type Fault struct {\n\tXMLName xml.Name `xml:"http://wso2.org/apimanager fault"`\n\tCode    string   `xml:"code"`\n}',
    'g.java':
      '@XmlRootElement(name = "fault", namespace = "http://wso2.org/apimanager/security")\nclass Fault { @XmlElement(name = "code") String code; }',
    'g.cs':
      '[XmlRoot("fault", Namespace = "http://wso2.org/apimanager/security")]\npublic class Fault { [XmlElement("code")] public string Code; }',
    'g.kt':
      '@XmlSerialName("fault", "http://wso2.org/apimanager/security", "ams")\n@Serializable data class Fault(val code: String)',
  }),
  ...row('X parser delegate', xml('likely'), {
    'h.swift':
      'func parser(_ p: XMLParser, didStartElement elementName: String) {\n  if elementName == "code" { inside = true }\n}\nlet expired = "900901"',
    'h.kt': 'if (parser.name == "code") value = parser.nextText()\nif (value == "900901") login()',
    'h.java':
      'if ("code".equals(reader.getLocalName())) code = reader.getElementText();\nif (code.equals("900902")) login();',
    'h.m': 'if ([elementName isEqualToString:@"code"]) { inCode = YES; }\nstatic NSString *const kExpired = @"900901";',
    'h.rs': 'if e.local_name().as_ref() == b"code" { inside = true; }\nconst EXPIRED: &str = "900901";',
  }),
  ...row('X upper case', xml(), {
    'i.php': "<?php if ($tag === 'AMS:MESSAGE') { $message = $data; }",
    'i.pl': "if ($element eq 'AMS:CODE') { $want = 1 }",
    'i.py': 'if name == "AMT:NEXTACCESSTIME":\n    collecting = True',
    'i.c': 'if (strcmp(name, "AM:FAULT") == 0) depth++;',
  }),
  ...row('X escaped for an expression', xml(), {
    'j.js': 'const m = body.match(/<ams\\:code>(\\d+)<\\/ams\\:code>/);',
    'j.java': 'Pattern CODE = Pattern.compile("<ams\\\\:code>(\\\\d+)</ams\\\\:code>");',
    'j.sh': "code=$(sed -n 's/.*<ams:code>\\([0-9]*\\)<.*/\\1/p' answer.xml)",
    'j.ts': "const code = $(xml).find('ams\\\\:code').text();",
    'j.py': 'CODE = re.compile(r"<ams:code>(\\d+)</ams:code>")',
    'j.rb': 'code = body[%r{<ams:code>([^<]+)</ams:code>}, 1] if body.match?("ams:code")',
  }),
  ...row('X escaped as an entity', xml(), {
    'k.java': 'if (page.contains("&lt;am:fault")) throw new Unavailable();',
    'k.js': "if (html.includes('&lt;ams:fault')) relogin();",
    'k.py': 'if "&lt;amt:fault" in html:\n    wait()',
  }),
  ...row('X put together', xml('likely'), {
    'l.js': "const open = '<' + 'am:fault';\nif (body.indexOf(open) === 0) stop();",
    'l.java': 'String open = "<" + "ams:fault";\nif (body.startsWith(open)) stop();',
    'l.php': "<?php $open = '<' . 'amt:fault'; if (strpos($body, $open) === 0) { wait(); }",
    'l.py': 'if body.startswith("<" + "ams:fault"):\n    stop()',
  }),
  ...row('X prefix and name put together', xml('likely'), {
    'm.js': "const key = 'ams' + ':code';\nif (fault[key] === '900901') login();",
    'm.java': 'String key = prefix + ":code";\nif ("900901".equals(map.get(key))) login();',
    'm.py': 'code = fault["ams" + ":code"]\nif code == "900901":\n    login()',
    'm.rb': "code = fault[prefix + ':code']\nlogin if code == '900901'",
  }),
  ...row('X whole fault as a constant', xml(), {
    'n.java':
      'static final String DOWN = "<am:fault xmlns:am=\\"http://wso2.org/apimanager\\"><am:code>101503</am:code></am:fault>";\nboolean down(String body) { return DOWN.equals(body); }',
    'n.py':
      'BLOCKED = """<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>700700</am:code></am:fault>"""\n\ndef blocked(body):\n    return body == BLOCKED',
    'n.js':
      'const DENIED = `<ams:fault xmlns:ams="http://wso2.org/apimanager/security"><ams:code>900901</ams:code></ams:fault>`;\nif (text === DENIED) login();',
    'n.cs': 'const string Denied = "<ams:code>900901</ams:code>";\nif (text.Contains(Denied)) Login();',
  }),
  ...row('X read by a gateway behind a gateway', xml(), {
    'seq.xml':
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="s"><property name="c" expression="//ams:fault/ams:code" xmlns:ams="http://wso2.org/apimanager/security"/></sequence>',
    'filter.xml':
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="s"><filter source="$body/am:fault/am:code" regex="101503"><then><call-template target="t"/></then></filter></sequence>',
    'transform.xsl':
      '<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:am="http://wso2.org/apimanager"><xsl:template match="/am:fault"><error no="{am:code}"/></xsl:template></xsl:stylesheet>',
    'route.xq':
      'declare namespace am = "http://wso2.org/apimanager";\nif ($body/am:fault/am:code = "101503") then "down" else "up"',
    'script.xml':
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="s"><script language="js"><![CDATA[ var x = mc.getPayloadXML(); if (x.toString().indexOf("ams:code") > 0) mc.setProperty("denied", "yes"); ]]></script></sequence>',
  }),
  ...row('X any prefix, as a pattern', xml(), {
    'p.py': 'FAULT = re.compile(r"<am[st]?:description>(.*?)</am[st]?:description>", re.S)\nfound = FAULT.search(text)',
    'p.js': 'const [, code] = /<(?:am|ams|amt):code>(\\d+)</.exec(body) ?? [];\nif (code === "900901") renew();',
    'p.rb': "code = body[/<am(?:s|t)?:code>(\\d+)</, 1]\nrenew if code == '900901'",
    'p.sh': "code=$(printf '%s' \"$body\" | grep -oE '<(am|ams|amt):code>[0-9]+')",
    'P.java': 'Pattern CODE = Pattern.compile("<am[st]:code>([0-9]+)<");\nMatcher m = CODE.matcher(body);',
  }),
];
