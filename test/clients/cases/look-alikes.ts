/** Every look-alike of the table: nothing may be said of it, or that it is something else. */
import { type Case, type Expected, row } from './case.js';

const produces: Expected = { kind: 'produces', where: 'code' };
const quoted = (where: 'comment' | 'doc' | 'data' | 'fixture' | 'vendored' | 'generated' | 'code'): Expected => ({
  kind: 'quotes',
  where,
});

export const LOOK_ALIKES: readonly Case[] = [
  ...row('N no word border', 'nothing', {
    'a.js': "const url = `/page?params:code=1`;\nif (t === 'teams:message') open();",
    'a.py': 'key = "dams:description"\nif key in row:\n    keep(row)',
    'a.java': 'if (name.equals("xsams:Description") || name.contains("streams:message")) skip();',
    'a.php': "<?php if ($k === 'exams:code') { grade(); }",
    'a.yaml': 'params:code\nteams:description: x',
  }),
  ...row('N prefix of another namespace', 'nothing', {
    'b.xml':
      '<flight xmlns:ams="http://airport.example/ams"><ams:code>LH1</ams:code><ams:message>late</ams:message></flight>',
    'b.py': 'NS = {"ams": "http://airport.example/ams"}\ncode = root.findtext("ams:code", namespaces=NS)',
    'b.cs': 'names.AddNamespace("am", "urn:orders:am");\nvar f = doc.SelectSingleNode("//am:fault", names);',
    'b.java': 'xpath.addNamespace("ams", "http://transport.example/orders");\nString c = xpath.evaluate("//ams:code");',
    'c.py':
      'AMS = "http://airport.example/ams"\n\n\ndef flight(answer):\n    return parse(answer).findtext("ams:code", namespaces={"ams": AMS})',
    'c.java':
      'static final String AMS_NS = "http://transport.example/orders";\nString c = evaluate("//ams:code", Map.of("ams", AMS_NS));',
    'c.ts':
      "const NS = 'urn:orders:am';\nconst f = select('//am:fault', doc, { am: NS });\nuseNamespaces({ 'am': NS });",
    'b.jsp': '<%@ taglib prefix="am" uri="http://shop.example/tags" %>\n<am:message key="hello"/>',
  }),
  ...row('N views, routes, databases', 'nothing', {
    'c.py': "return redirect(reverse('ams:message', args=[pk]))",
    'c.html': '<a href="{% url \'ams:description\' pk %}">more</a>',
    'c.js': "const url = 'mongodb://ams:message@db.example/app';",
    'c.rb': "url = 'mongodb://ams:code@db.example/app'",
    'c.properties': 'db.url=mongodb://ams:description@db.example/app',
  }),
  ...row('N other words', 'nothing', {
    'd.java': 'URI type = URI.create("program:fault");',
    'd.sql': "INSERT INTO permission VALUES ('EAM:FAULT:CREATE'), ('AM:FAULT:VIEW');",
    'd.js': 'find({ fault: onFault, faultParam:faultParam });\nconst v = { amt:fault.amt, type:fault.type };',
    'd.ts': 'const v = {sec: fault.section, amt:fault.amt};',
    'd.py': 'perms = ["EAM:FAULT:CREATE", "stream:fault"]',
  }),
  ...row('N de-fault', 'nothing', {
    'e.cs': 'var text = Icons.Default.Description; var c = 900901;',
    'e.js': 'meta(seo.default.description, seo.default.message, seo.default.code);\nconst id = 900901;',
    'e.kt': 'Icon(Icons.Default.Description, null)\nval id = 900901',
    'e.py': 'title = settings.default.message\nn = 900901',
  }),
  ...row('N fault without a gateway code', 'nothing', {
    'f.py': '# OpenStack\nserver = nova.servers.get(i)\nprint(server.fault["code"], server.fault["message"])',
    'f.js': "const { Fault } = pugAnswer; // PubChem\nif (Fault.Code === 'PUGREST.NotFound') retry();",
    'f.java': 'log(vehicle.fault.code + vehicle.fault.message + vehicle.fault.description);',
    'f.go': 'if job.Fault.Code != 0 {\n\treturn job.Fault.Message\n}',
    'f.rb': "raise job['fault']['code'] if job['fault']",
  }),
  ...row('N Apigee', 'nothing', {
    'g.js': "if (body.fault.faultstring || body.fault.detail.errorcode === 'keymanagement.service.invalid') login();",
    'g.py': 'code = body["fault"]["detail"]["errorcode"]',
    'g.java': 'String s = json.getJSONObject("fault").getString("faultstring");',
  }),
  ...row('N QuickBooks', 'nothing', {
    'h.js': 'const e = body.Fault.Error[0];\nfail(e.code, e.Message);',
    'h.py': 'err = body["Fault"]["Error"][0]',
    'h.php': '<?php $e = $body->Fault->Error[0]; fail($e->code);',
  }),
  ...row('N SOAP faults', 'nothing', {
    'i.java':
      'SOAPFault f = body.getFault();\nString c = f.getFaultCode();\nString s = doc.getElementsByTagName("faultstring").item(0).getTextContent();',
    'i.py': 'fault = envelope.find(".//faultcode")\nreason = body.Envelope.Body.Fault',
    'i.js': "const f = result['soap:Envelope']['soap:Body']['soap:Fault'];\nfail(f.faultcode, f.faultstring);",
    'i.cs': 'catch (FaultException ex) { Log(ex.Code.Name, ex.Message); }',
  }),
  ...row('N fault injection and other protocols', 'nothing', {
    'j.yaml': 'http:\n- fault:\n    delay:\n      fixedDelay: 5s\n    abort:\n      httpStatus: 500',
    'j.java': 'stubFor(get("/x").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));',
    'j.py':
      'try:\n    proxy.call()\nexcept xmlrpc.client.Fault as fault:\n    print(fault.faultCode, fault.faultString)',
    'j.xml': '<cwmp:Fault xmlns:cwmp="urn:dslforum-org:cwmp-1-0"><FaultCode>9003</FaultCode></cwmp:Fault>',
  }),
  ...row('N plain numbers', 'nothing', {
    'k.py': 'if stock.code == 900901:\n    buy(stock)',
    'k.js': 'openRecord("appliances", 900901);\nif (id === 900901) show();',
    'k.java': 'int[] districts = {900900, 900901, 900902};\nif (district.getCode() == 900901) zoom();',
    'k.csv': 'code,name\n900901,Cloud B\n900902,Steel B',
    'k.go': 'const docID = 900901\nif row.ID == 900901 {\n\treturn row\n}',
  }),
  ...row('N producer side', produces, {
    'Handler.java':
      'package com.acme.gw;\nimport org.apache.synapse.rest.AbstractHandler;\npublic class Limit extends AbstractHandler {\n  void deny() { OMNamespace ns = fac.createOMNamespace("http://wso2.org/apimanager/throttling", "amt");\n  OMElement e = fac.createOMElement("fault", ns); }\n}',
    'Constants.java':
      'package org.wso2.carbon.apimgt.gateway.handlers.security;\npublic final class C { public static final String API_SECURITY_NS = "http://wso2.org/apimanager/security"; }',
    'fault.xml':
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="fault"><payloadFactory><format><am:fault xmlns:am="http://wso2.org/apimanager"><am:code>$1</am:code></am:fault></format></payloadFactory></sequence>',
    'server.js':
      'app.use((req, res) => {\n  res.type("application/xml").send("<ams:fault xmlns:ams=\'http://wso2.org/apimanager/security\'><ams:code>" + code + "</ams:code></ams:fault>");\n});',
    'server.py':
      'def deny(code):\n    return Response(f"<ams:fault><ams:code>{code}</ams:code></ams:fault>", mimetype="application/xml")',
    'server.go': 'fmt.Fprintf(w, "<amt:fault><amt:code>%d</amt:code></amt:fault>", code)',
  }),
  ...row('N comments', quoted('comment'), {
    'l.java': 'class A {\n  // answers <ams:fault> with <ams:code>900901</ams:code> when the token is old\n  int x;\n}',
    'l.py': '# if body.startswith("<ams:fault"): refresh()\nx = 1',
    'l.js': "/* const code = parsed['ams:fault']['ams:code']; */\nlet x = 1;",
    'l.sh': '# grep "ams:fault" "$answer" && login\ntrue',
    'l.lua': '--[[ local f = tree["ams:fault"] ]]\nlocal x = 1',
    'l.html': '<!-- shows am:fault answers --><p>hello</p>',
    'l.sql': "-- where instr(a, 'ams:fault') > 0\nselect 1;",
    'l.hs': '{- looks for "ams:fault" -}\nx = 1',
  }),
  ...row('N documentation', quoted('doc'), {
    'README.md': 'The gateway answers `<ams:fault><ams:code>900901</ams:code></ams:fault>`.',
    'm.py': 'def f(x):\n    """Reads <ams:fault> answers."""\n    return x',
    'm.java': '/**\n * Sends am:fault when blocked.\n */\nclass A {}',
    'guide.rst': 'Look for ``ams:code`` in the answer.',
    'm.rs': '/// Handles `ams:fault`.\nfn f() {}',
    'm.ex': 'defmodule A do\n  @moduledoc """\n  Knows "ams:fault".\n  """\nend',
  }),
  ...row('N fixtures and data', quoted('fixture'), {
    'test/fixtures/denied.xml':
      '<ams:fault xmlns:ams="http://wso2.org/apimanager/security"><ams:code>900901</ams:code></ams:fault>',
    'spec/fixtures/denied.json': '{"fault":{"code":900901,"message":"Invalid Credentials"}}',
    'src/test/resources/__files/denied.xml':
      '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>404</am:code></am:fault>',
    'tests/cassettes/denied.yaml': "body: '<ams:fault><ams:code>900901</ams:code></ams:fault>'",
  }),
  ...row('N vendored copies', quoted('vendored'), {
    'node_modules/gw/index.js': "if (body['ams:fault']) throw new Error(body['ams:fault']['ams:code']);",
    'vendor/acme/gw/client.php': "<?php if (strpos($body, 'ams:fault') !== false) { fail(); }",
    'venv/lib/python3.11/site-packages/gw/client.py': 'if "ams:fault" in body:\n    fail()',
    'third_party/gw/client.cc': 'if (body.find("ams:fault") != npos) fail();',
  }),
  ...row('N built and generated files', quoted('generated'), {
    'dist/app.js': "if(b['ams:fault'])throw b['ams:fault']['ams:code'];",
    'target/classes/Faults.java': 'if (body.contains("ams:fault")) fail();',
    'client.min.js': "if(b['ams:fault'])throw b['ams:fault']['ams:code'];",
    'gw/client.py': '# Code generated by a tool. DO NOT EDIT.\nif "ams:fault" in body:\n    fail()',
  }),
  ...row('N masks', quoted('code'), {
    'LogMask.java':
      'String masked = body.replaceAll("<ams:description>.*?</ams:description>", "***"); // mask it\nreturn redact(masked);',
    'log.py': 'REDACT = ["ams:description", "password"]',
    'scrub.js': "const scrubbed = scrub(text, ['ams:description']);",
  }),
  ...row('N OpenAPI examples', quoted('data'), {
    'api.yaml':
      "openapi: 3.0.0\npaths:\n  /x:\n    get:\n      responses:\n        '401':\n          description: denied\n          content:\n            text/html:\n              example: '<ams:fault><ams:code>900901</ams:code></ams:fault>'",
    'api.json':
      '{"swagger": "2.0", "paths": {"/x": {"get": {"responses": {"401": {"examples": {"text/html": "<ams:fault><ams:code>900901</ams:code></ams:fault>"}}}}}}}',
    'old.raml':
      '#%RAML 1.0\n/x:\n  get:\n    responses:\n      401:\n        body:\n          example: |\n            <ams:fault><ams:code>900901</ams:code></ams:fault>',
  }),
  ...row(
    'N gateways that keep the wrapper',
    { kind: 'reads-wrapped-json', where: 'code', confidence: 'possible' },
    {
      'choreo.js': 'const base = "https://x.choreoapis.dev";\nif (data.fault.code === 900901) login();',
      'mgw.py': 'HOST = "microgateway.example"\nif data["fault"]["code"] == 900901:\n    login()',
      'Mg.java':
        '// runs behind the API Microgateway\nif (json.getJSONObject("fault").getInt("code") == 900901) login();',
    },
  ),
  ...row('N compared in a way that converts', 'nothing', {
    'n.js': 'if (body.code == 900901) { refreshToken(); }',
    'n.php': "<?php if ($body['code'] == 900901) { refresh_token(); }",
    'n.py': 'if int(body["code"]) == 900901:\n    refresh_token()',
    'n.java': 'if (Integer.parseInt(error.getCode()) == 900901) { refreshToken(); }',
    'n.sh': 'if [ "$code" -eq 900901 ]; then refresh_token; fi',
  }),
  ...row('N compared as a text', 'nothing', {
    'o.js': 'if (body.code === "900901") { refreshToken(); }',
    'o.py': 'if body["code"] == "900901":\n    refresh_token()',
    'o.java': 'if ("900901".equals(error.getCode())) { refreshToken(); }',
  }),
  ...row('N code that is a word', 'nothing', {
    'p.py':
      'def test_same():\n    assert cli["fault"]["code"] == "permission_required"\n    assert cli["fault"]["message"] and cli["fault"]["description"]',
    'p.js':
      "if (res.fault.code === 'rate_limited') { wait(res.fault.message, res.fault.description); } // 401 unauthorized",
    'P.java':
      'if (answer.getFault().getCode().equals("not_found")) { show(fault.getMessage(), fault.getDescription()); }',
    'p.rb':
      "raise Denied if body['fault']['code'] == 'denied'\nwarn body['fault']['message'], body['fault']['description']",
  }),
  ...row('N a library called fault', 'nothing', {
    'p.go': 'return fault.New("not found",\n\tfault.Code(codes.NotFound),\n\tfault.Internal("900901"),\n)',
    'p.ts': "throw fault({ code: Codes.Missing, message: 'missing', description: d });",
    'p.kt': 'Icon(Icons.Default.Code, contentDescription = "code")\nIcon(Icons.Default.Message, null)',
  }),
  ...row('N elements that are made', produces, {
    'q.js': "const fault = doc.createElement('ams:fault');\nfault.appendChild(doc.createElement('ams:code'));",
    'q.py': 'code = SubElement(fault, "ams:code")\ncode.text = "900901"',
    'q.php': "<?php $x = $dom->createElementNS($ns, 'amt:fault'); $dom->appendChild($x);",
    'q.ts':
      'export const body = (inner: string) =>\n  `<am:fault xmlns:am="http://wso2.org/apimanager">$' +
      '{inner}</am:fault>`;\nexport const matches = (a: string, b: string) => a === b;',
  }),
  ...row('N words of a message', quoted('code'), {
    'r.ts':
      "const hint = 'The old gateway answered XML, ams:fault with code and message, to every client';\nif (x === y) tell(hint);",
    'r.py': 'HINT = "the gateway sends ams:fault when the access token is not known"\nif a == b:\n    tell(HINT)',
    'R.java':
      'String hint = "We got an am:fault instead of the order that we asked for";\nif (a.equals(b)) tell(hint);',
  }),
  ...row('N sequences called fault', 'nothing', {
    's.xml':
      '<sequence xmlns="http://ws.apache.org/ns/synapse" name="key_error"><property name="ERROR_CODE" value="900901"/><sequence key="fault"/></sequence>',
    's2.xml':
      '<api xmlns="http://ws.apache.org/ns/synapse" name="a"><resource faultSequence="fault"><inSequence><filter source="$ctx:ERROR_CODE" regex="900902"><then><sequence key="fault"/></then></filter></inSequence></resource></api>',
    's.yaml': 'sequences:\n  - key: "fault"\n    codes: [900901, 900902]',
    's.properties': 'sequence.fault=fault\ncodes=900901,900902',
  }),
];
