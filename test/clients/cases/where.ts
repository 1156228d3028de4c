/** Tests, unknown languages, request collections, API definitions, configuration. */
import { type Case, row } from './case.js';

const fault = '<ams:fault xmlns:ams=\\"http://wso2.org/apimanager/security\\"><ams:code>900901</ams:code></ams:fault>';

export const WHERE_CASES: readonly Case[] = [
  ...row(
    'W tests',
    { kind: 'reads-xml', where: 'test' },
    {
      'src/test/java/TokenIT.java': 'assertTrue(body.contains("ams:fault"));',
      'test_token.py': 'def test_denied():\n    assert "ams:code" in call().text',
      'token.spec.ts': "expect(parsed['ams:fault']['ams:code']).toBe('900901');",
      'token_test.go': 'if !strings.Contains(body, "am:fault") {\n\tt.Fatal(body)\n}',
    },
  ),
  ...row(
    'W unknown language',
    { kind: 'reads-xml', where: 'unknown' },
    {
      'a.zyx': 'if contains(body, "ams:fault") login',
      noextension: 'when body has "ams:code" do renew',
      'b.nim': 'if "ams:fault" in body: login()',
    },
  ),
  ...row(
    'W request collections',
    { kind: 'reads-xml', where: 'test' },
    {
      'gw.postman_collection.json':
        '{"info":{"_postman_id":"1"},"item":[{"event":[{"script":{"exec":["const x = xml2Json(responseBody);","pm.expect(x[\\"ams:fault\\"][\\"ams:code\\"]).to.eql(\\"900901\\");"]}}]}]}',
      'gw.jmx':
        '<jmeterTestPlan><hashTree><ResponseAssertion><collectionProp name="Asserion.test_strings"><stringProp name="1">ams:code</stringProp></collectionProp></ResponseAssertion></hashTree></jmeterTestPlan>',
      'gw.feature':
        "Feature: token\n  Scenario: old token\n    When method get\n    Then match response //ams:code == '900901'",
      'gw-soapui-project.xml':
        '<con:soapui-project xmlns:con="http://eviware.com/soapui/config"><con:assertion type="XPath Match"><con:configuration><path>//ams:fault/ams:code</path></con:configuration></con:assertion></con:soapui-project>',
      'insomnia.json':
        '{"_type":"export","__export_format":4,"resources":[{"_type":"unit_test","code":"const r = await insomnia.send();\\nexpect(r.data).to.contain(\\"ams:code\\");"}]}',
      'gw.http': 'GET https://{{host}}/x\n\n> {% client.assert(response.body.includes("ams:fault")) %}',
    },
  ),
  ...row(
    'W saved answers in collections',
    { kind: 'quotes', where: 'fixture' },
    {
      'gw.postman_collection.json': `{"info":{"_postman_id":"1"},"item":[{"response":[{"body":"${fault}"}]}]}`,
      'more.postman_collection.json': `{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0"},"item":[{"description":"${fault}"}]}`,
      'insomnia.json': `{"_type":"export","resources":[{"_type":"response","bodyText":"${fault}"}]}`,
    },
  ),
  ...row(
    'W API definitions',
    { kind: 'promises-old-form' },
    {
      'api.yaml':
        'openapi: 3.0.1\ncomponents:\n  schemas:\n    Fault:\n      type: object\n      xml:\n        name: fault\n        prefix: ams\n        namespace: http://wso2.org/apimanager/security\n      properties:\n        code: {type: string}',
      'codes.yaml':
        'openapi: 3.0.1\ncomponents:\n  schemas:\n    Error:\n      properties:\n        code:\n          type: integer\n          example: 900901\n        message: {type: string}',
      'api.json':
        '{"openapi": "3.0.1", "components": {"schemas": {"Answer": {"properties": {\n"fault": {"properties": {\n"code": {"type": "integer", "example": 900901},\n"message": {"type": "string"}}}}}}}}',
      'xml.yaml':
        "openapi: 3.0.1\npaths:\n  /x:\n    get:\n      responses:\n        '200':\n          description: ok\n        '401':\n          description: 900901, 900902\n          content:\n            application/xml:\n              schema: {$ref: '#/components/schemas/E'}",
      'fault.xsd':
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://wso2.org/apimanager/security"><xs:element name="fault"/></xs:schema>',
    },
  ),
  ...row(
    'W configuration with an XPath',
    { kind: 'reads-xml', where: 'data', confidence: 'possible' },
    {
      'app.yaml': 'errors:\n  code: //ams:fault/ams:code',
      'app.properties': 'fault.code.path=/ams:fault/ams:code',
      'routes.xml': '<routes><route><xpath>//ams:code</xpath></route></routes>',
      'ci.yml': "steps:\n  - run: curl -s $URL | grep -q 'ams:fault' && exit 1",
    },
  ),
  ...row(
    'W only the Content-Type of the request is set',
    { kind: 'reads-xml', where: 'code', confidence: 'certain', readsBoth: false },
    {
      'a.js':
        "const r = await fetch(u, { headers: { 'Content-Type': 'application/json' } });\nif (r.code === 'x') stop();\nif ((await r.text()).includes('ams:fault')) login();",
      'a.py':
        'r = requests.get(u, headers={"Content-Type": "application/json"})\nif err.code == "x":\n    stop()\nif "ams:fault" in r.text:\n    login()',
      'A.java':
        'c.setRequestProperty("Content-Type", "application/json");\nString x = json.getString("code");\nif (body.contains("ams:fault")) login();',
    },
  ),
  ...row(
    'W another error beside the fault',
    { kind: 'reads-wrapped-json', where: 'code', confidence: 'likely', readsBoth: false },
    {
      'a.js': 'const f = body.fault || body.error;\nif (f.code === 900901) login();',
      'a.py': 'f = body.get("fault", {})\nif f.get("code") == 900901:\n    login()',
      'a.php': "<?php $f = $body['fault'] ?? $body['error']; if ($f['code'] === 900901) { login(); }",
      'a.rb': "f = body['fault'] || {}\nlogin if f['code'] == 900901",
    },
  ),
  ...row(
    'W reads both forms',
    { kind: 'reads-xml', where: 'code', readsBoth: true },
    {
      'a.ts':
        "if (res.headers.get('content-type')?.includes('json')) code = (await res.json()).code;\nelse code = /<ams:code>(\\d+)</.exec(await res.text())?.[1];",
      'a.py':
        'if "json" in r.headers.get("Content-Type", ""):\n    code = r.json()["code"]\nelse:\n    code = ET.fromstring(r.text).findtext("ams:code", namespaces=ns)',
      'A.java':
        'String code = contentType.contains("json") ? mapper.readTree(b).path("code").asText() : xp.evaluate("//ams:code", parse(b));',
    },
  ),
  ...row(
    'W reads both forms, asked in another way',
    { kind: 'reads-xml', where: 'code', readsBoth: true },
    {
      'b.ts':
        "const type = (res.headers.get('content-type') ?? '').toLowerCase();\nif (type.includes('application/json')) {\n  code = JSON.parse(body).code;\n} else {\n  code = /<ams:code>(\\d+)</.exec(body)?.[1];\n}",
      'B.java':
        'String type = answer.headers().firstValue("Content-Type").orElse("");\nif (type.contains("json")) {\n  return mapper.readTree(body).path("code").asText();\n}\nreturn xpath.evaluate("//ams:fault/ams:code", parse(body));',
      'b.php':
        "<?php\nif ($text[0] === '{') {\n  return json_decode($text, true)['code'];\n}\nreturn (string) simplexml_load_string($text)->children('http://wso2.org/apimanager/security')->code;",
      'b.py':
        'kind = answer.headers["Content-Type"]\nif "json" in kind:\n    code = answer.json()["code"]\nelse:\n    code = ET.fromstring(answer.text).findtext("ams:code", namespaces=ns)',
    },
  ),
  ...row(
    'W reads the wrapped and the flat form',
    { kind: 'reads-wrapped-json', where: 'code', readsBoth: true },
    {
      'b.ts': "const code = body?.fault?.code ?? body?.code;\nif (String(code) === '900901') renew();",
      'b.js': "const code = String(body.fault ? body.fault.code : body.code);\nif (code === '900901') renew();",
      'b.py':
        'code = data["fault"]["code"] if "fault" in data else data["code"]\nif str(code) == "900901":\n    renew()',
      'B.java':
        'String code;\nif (body.has("fault")) {\n  code = body.get("fault").get("code").asText();\n} else {\n  code = body.get("code").asText();\n}\nif ("900901".equals(code)) renew();',
      'b.kt': 'val fault = json.optJSONObject("fault") ?: json\nif (fault.optString("code") == "900901") renew()',
      'b.rb': "code = body.dig('fault', 'code') || body['code']\nrenew if code.to_s == '900901'",
    },
  ),
  ...row(
    'W tries JSON first',
    { kind: 'reads-xml', where: 'code', confidence: 'possible', readsBoth: false },
    {
      't.py':
        'try:\n    return str(json.loads(text)["code"])\nexcept ValueError:\n    return ET.fromstring(text).findtext("{http://wso2.org/apimanager/security}code")',
      't.js': 'try {\n  code = JSON.parse(text).code;\n} catch {\n  code = /<ams:code>(\\d+)</.exec(text)?.[1];\n}',
      't.rb':
        "begin\n  code = JSON.parse(text)['code']\nrescue JSON::ParserError\n  code = Nokogiri::XML(text).at_xpath('//ams:code').text\nend",
    },
  ),
];
