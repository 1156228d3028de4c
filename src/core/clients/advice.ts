/**
 * What to write instead, per language family, as data: the new form, and both forms while old and new gateways answer
 * side by side. Written for this tool; each is short enough to be read, and none needs a library that the old code did not.
 * @see gateway-faults B.2, B.3: members, types, and why the Content-Type is asked before the body
 */
import type { FamilyId } from './families.js';

/** What the code reads today. */
export type OldForm = 'xml' | 'wrapped-json' | 'flat-json';

export interface Advice {
  readonly title: string;
  /** The flat JSON of 4.x. */
  readonly now: readonly string[];
  /** The XML of up to 3.2 and the flat JSON, told apart by the Content-Type. */
  readonly bothXml?: readonly string[];
  /** The wrapped and the flat JSON, told apart by what is there. */
  readonly bothWrapped?: readonly string[];
  readonly note?: string;
}

const ADVICE = {
  javascript: {
    title: 'JavaScript, TypeScript',
    now: ['const { code } = await res.json();', "if (String(code) === '900901') await renewToken();"],
    bothXml: [
      "const json = res.headers.get('content-type')?.includes('json');",
      'const code = json ? String((await res.json()).code) : /<ams:code>(\\d+)</.exec(await res.text())?.[1];',
      "if (code === '900901') await renewToken();",
    ],
    bothWrapped: [
      'const body = await res.json();',
      'const fault = body.fault ?? body;',
      "if (String(fault.code) === '900901') await renewToken();",
    ],
  },
  java: {
    title: 'Java',
    now: ['JsonNode body = mapper.readTree(text);', 'if ("900901".equals(body.path("code").asText())) renewToken();'],
    bothXml: [
      'boolean json = contentType.contains("json");',
      'String code = json ? mapper.readTree(text).path("code").asText()',
      '                   : xpath.evaluate("//*[local-name()=\'code\']", parse(text));',
      'if ("900901".equals(code)) renewToken();',
    ],
    bothWrapped: [
      'JsonNode body = mapper.readTree(text);',
      'JsonNode fault = body.has("fault") ? body.get("fault") : body;',
      'if ("900901".equals(fault.path("code").asText())) renewToken();',
    ],
    note: 'A field declared as int becomes String.',
  },
  kotlin: {
    title: 'Kotlin',
    now: ['val code = JSONObject(text).optString("code")', 'if (code == "900901") renewToken()'],
    bothXml: [
      'val code = if (contentType.contains("json")) JSONObject(text).optString("code")',
      '           else Regex("<ams:code>(\\\\d+)<").find(text)?.groupValues?.get(1)',
      'if (code == "900901") renewToken()',
    ],
    bothWrapped: [
      'val body = JSONObject(text)',
      'val fault = body.optJSONObject("fault") ?: body',
      'if (fault.optString("code") == "900901") renewToken()',
    ],
    note: 'A property declared as Int becomes String.',
  },
  scala: {
    title: 'Scala',
    now: ['val code = (Json.parse(text) \\ "code").asOpt[String]', 'if (code.contains("900901")) renewToken()'],
    bothXml: [
      'val code = if (contentType.contains("json")) (Json.parse(text) \\ "code").asOpt[String]',
      '           else Some((XML.loadString(text) \\ "code").text)',
      'if (code.contains("900901")) renewToken()',
    ],
  },
  groovy: {
    title: 'Groovy',
    now: ['def code = new JsonSlurper().parseText(text).code as String', "if (code == '900901') renewToken()"],
    bothXml: [
      "def json = contentType.contains('json')",
      'def code = json ? new JsonSlurper().parseText(text).code as String',
      '                : new XmlSlurper().parseText(text).code.text()',
      "if (code == '900901') renewToken()",
    ],
    bothWrapped: [
      'def body = new JsonSlurper().parseText(text)',
      'def fault = body.fault ?: body',
      "if (fault.code as String == '900901') renewToken()",
    ],
  },
  csharp: {
    title: 'C#',
    now: [
      'using var body = JsonDocument.Parse(text);',
      'if (body.RootElement.GetProperty("code").ToString() == "900901") RenewToken();',
    ],
    bothXml: [
      'var json = response.Content.Headers.ContentType?.MediaType?.Contains("json") == true;',
      'var code = json ? JsonDocument.Parse(text).RootElement.GetProperty("code").ToString()',
      '                : XElement.Parse(text).Elements().First(e => e.Name.LocalName == "code").Value;',
      'if (code == "900901") RenewToken();',
    ],
    bothWrapped: [
      'var body = JsonDocument.Parse(text).RootElement;',
      'var fault = body.TryGetProperty("fault", out var old) ? old : body;',
      'if (fault.GetProperty("code").ToString() == "900901") RenewToken();',
    ],
    note: 'A property declared as int becomes string.',
  },
  python: {
    title: 'Python',
    now: ['body = response.json()', 'if str(body.get("code")) == "900901":', '    renew_token()'],
    bothXml: [
      'if "json" in response.headers.get("Content-Type", ""):',
      '    code = str(response.json().get("code"))',
      'else:',
      '    code = ElementTree.fromstring(response.content).findtext("{*}code")',
      'if code == "900901":',
      '    renew_token()',
    ],
    bothWrapped: [
      'body = response.json()',
      'fault = body.get("fault", body)',
      'if str(fault.get("code")) == "900901":',
      '    renew_token()',
    ],
  },
  php: {
    title: 'PHP',
    now: ['$body = json_decode($text, true);', "if ((string) ($body['code'] ?? '') === '900901') renewToken();"],
    bothXml: [
      "$json = str_contains($contentType, 'json');",
      "$code = $json ? (string) (json_decode($text, true)['code'] ?? '')",
      "              : (string) simplexml_load_string($text)->children('http://wso2.org/apimanager/security')->code;",
      "if ($code === '900901') renewToken();",
    ],
    bothWrapped: [
      '$body = json_decode($text, true);',
      "$fault = $body['fault'] ?? $body;",
      "if ((string) ($fault['code'] ?? '') === '900901') renewToken();",
    ],
  },
  ruby: {
    title: 'Ruby',
    now: ["renew_token if JSON.parse(text)['code'].to_s == '900901'"],
    bothXml: [
      "json = response['Content-Type'].include?('json')",
      "code = json ? JSON.parse(text)['code'].to_s : Nokogiri::XML(text).at_xpath('//*[local-name()=\"code\"]')&.text",
      "renew_token if code == '900901'",
    ],
    bothWrapped: [
      'body = JSON.parse(text)',
      "fault = body['fault'] || body",
      "renew_token if fault['code'].to_s == '900901'",
    ],
  },
  go: {
    title: 'Go',
    now: [
      'var body struct {',
      '\tCode string `json:"code"`',
      '}',
      'if json.Unmarshal(text, &body) == nil && body.Code == "900901" {',
      '\trenewToken()',
      '}',
    ],
    bothXml: [
      'var body struct {',
      '\tCode string `json:"code" xml:"code"`',
      '}',
      'if strings.Contains(resp.Header.Get("Content-Type"), "json") {',
      '\terr = json.Unmarshal(text, &body)',
      '} else {',
      '\terr = xml.Unmarshal(text, &body)',
      '}',
    ],
    note: 'A field declared as int becomes string; json.Unmarshal refuses the text otherwise.',
  },
  swift: {
    title: 'Swift',
    now: [
      'struct GatewayError: Decodable { let code: String }',
      'let body = try JSONDecoder().decode(GatewayError.self, from: data)',
      'if body.code == "900901" { renewToken() }',
    ],
    bothXml: [
      'if contentType.contains("json") {',
      '    code = try JSONDecoder().decode(GatewayError.self, from: data).code',
      '} else {',
      '    code = parseXml(data)["code"]',
      '}',
      'if code == "900901" { renewToken() }',
    ],
    note: 'A property declared as Int becomes String.',
  },
  objectivec: {
    title: 'Objective-C',
    now: [
      'NSString *code = [NSString stringWithFormat:@"%@", json[@"code"]];',
      'if ([code isEqualToString:@"900901"]) { [self renewToken]; }',
    ],
    bothWrapped: [
      'NSDictionary *fault = json[@"fault"] ?: json;',
      'if ([[NSString stringWithFormat:@"%@", fault[@"code"]] isEqualToString:@"900901"]) { [self renewToken]; }',
    ],
  },
  dart: {
    title: 'Dart',
    now: [
      'final body = jsonDecode(text) as Map<String, dynamic>;',
      "if (body['code'].toString() == '900901') await renewToken();",
    ],
    bothWrapped: [
      'final body = jsonDecode(text);',
      "final fault = body['fault'] ?? body;",
      "if (fault['code'].toString() == '900901') await renewToken();",
    ],
  },
  rust: {
    title: 'Rust',
    now: [
      'let body: serde_json::Value = serde_json::from_str(&text)?;',
      'if body["code"].as_str() == Some("900901") { renew_token()?; }',
    ],
    bothWrapped: [
      'let body: serde_json::Value = serde_json::from_str(&text)?;',
      'let fault = body.get("fault").unwrap_or(&body);',
      'if fault["code"].to_string().trim_matches(\'"\') == "900901" { renew_token()?; }',
    ],
  },
  perl: {
    title: 'Perl',
    now: ['my $body = decode_json($text);', "renew_token() if $body->{code} eq '900901';"],
    bothWrapped: [
      'my $body = decode_json($text);',
      'my $fault = $body->{fault} // $body;',
      "renew_token() if $fault->{code} eq '900901';",
    ],
  },
  shell: {
    title: 'Shell',
    now: ["code=$(printf '%s' \"$body\" | jq -r '.code')", '[ "$code" = 900901 ] && renew_token'],
    bothXml: [
      'case "$content_type" in',
      "  *json*) code=$(printf '%s' \"$body\" | jq -r '.code') ;;",
      "  *) code=$(printf '%s' \"$body\" | sed -n 's/.*<ams:code>\\([0-9]*\\)<.*/\\1/p') ;;",
      'esac',
      '[ "$code" = 900901 ] && renew_token',
    ],
    bothWrapped: ["code=$(printf '%s' \"$body\" | jq -r '(.fault // .).code')", '[ "$code" = 900901 ] && renew_token'],
  },
  powershell: {
    title: 'PowerShell',
    now: ['$body = $text | ConvertFrom-Json', "if ([string]$body.code -eq '900901') { Update-Token }"],
    bothXml: [
      "if ($contentType -match 'json') { $code = [string]($text | ConvertFrom-Json).code }",
      'else { $code = ([xml]$text).DocumentElement.code }',
      "if ($code -eq '900901') { Update-Token }",
    ],
  },
  elixir: {
    title: 'Elixir',
    now: ['case Jason.decode(text) do', '  {:ok, %{"code" => "900901"}} -> renew_token()', '  _ -> :ok', 'end'],
    bothWrapped: [
      'body = Jason.decode!(text)',
      'fault = Map.get(body, "fault", body)',
      'if to_string(fault["code"]) == "900901", do: renew_token()',
    ],
  },
  lua: {
    title: 'Lua',
    now: ['local body = cjson.decode(text)', 'if tostring(body.code) == "900901" then renew_token() end'],
    bothWrapped: [
      'local body = cjson.decode(text)',
      'local fault = body.fault or body',
      'if tostring(fault.code) == "900901" then renew_token() end',
    ],
  },
  c: {
    title: 'C and C++',
    now: ['auto body = nlohmann::json::parse(text);', 'if (body.value("code", "") == "900901") renewToken();'],
  },
  vb: {
    title: 'Visual Basic',
    now: [
      'Dim body = JsonDocument.Parse(text).RootElement',
      'If body.GetProperty("code").ToString() = "900901" Then RenewToken()',
    ],
  },
  sql: {
    title: 'SQL',
    now: ["SELECT CASE WHEN json_value(answer, '$.code') = '900901' THEN 'denied' END FROM calls;"],
  },
  synapse: {
    title: 'Synapse sequences',
    now: ['<property name="code" expression="json-eval($.code)"/>', '<filter source="$ctx:code" regex="900901">'],
    note: 'Both forms: filter on get-property("transport", "Content-Type") with regex ".*json.*" and keep the old branch in <else>.',
  },
  xslt: {
    title: 'XSLT',
    now: ['<xsl:variable name="code" select="parse-json($text)?code"/>'],
    note: 'parse-json needs XSLT 3.0; a stylesheet of 1.0 cannot read the new answer.',
  },
  postman: {
    title: 'Postman, Insomnia',
    now: ["pm.expect(String(pm.response.json().code)).to.eql('900901');"],
  },
  feature: { title: 'Karate', now: ["Then match response.code == '900901'"] },
  jmeter: {
    title: 'JMeter, SoapUI',
    now: ['JSON Assertion: path $.code, expected value 900901, "Additionally assert value"'],
  },
  openapi: {
    title: 'OpenAPI',
    now: [
      'content:',
      '  application/json:',
      '    schema:',
      '      type: object',
      '      required: [code, description]',
      '      properties:',
      '        code: { type: string, example: "900901" }',
      '        message: { type: string }',
      '        description: { type: string }',
    ],
    note: 'type and nextAccessTime come with some faults; the blocked API has no message.',
  },
} as const satisfies Partial<Record<FamilyId, Advice>>;

type AdvisedId = keyof typeof ADVICE;

/** Families that write alike. */
const LIKE: Partial<Record<FamilyId, AdvisedId>> = {
  page: 'javascript',
  apex: 'java',
  fsharp: 'csharp',
  make: 'shell',
  batch: 'powershell',
  insomnia: 'postman',
  insomniaYaml: 'postman',
  request: 'postman',
  soapui: 'jmeter',
  openapiJson: 'openapi',
  schema: 'openapi',
  notebook: 'python',
};

export const ADVISED = Object.keys(ADVICE) as AdvisedId[];

/** The advice for a family; undefined where we have none of its own: then the words of the rule must do. */
export function adviceFor(family: FamilyId): Advice | undefined {
  const id = LIKE[family] ?? family;
  return (ADVICE as Partial<Record<FamilyId, Advice>>)[id];
}

/** The lines for code that reads `form` today: both forms where there is such a snippet, else the new one. */
export function snippetFor(advice: Advice, form: OldForm, both: boolean): readonly string[] {
  if (!both) return advice.now;
  return (form === 'xml' ? advice.bothXml : form === 'wrapped-json' ? advice.bothWrapped : undefined) ?? advice.now;
}
