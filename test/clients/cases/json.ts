/** Signals of L and F. */
import { bound, type Case, number, row, wrapped } from './case.js';

export const JSON_CASES: readonly Case[] = [
  ...row('L fault.code', wrapped(), {
    'a.js': 'if (data.fault.code === 900901) return login();',
    'a.ts': 'if (error.error.fault?.code === 900904) { this.renew(); }',
    'a.kt': 'if (body.fault?.code == 900901) renew()',
    'a.cs': 'if (answer.Fault.Code == 900901) Renew();',
    'a.swift': 'if answer.fault?.code == 900901 { renew() }',
    'a.php': '<?php if ($data->fault->code == 900901) { renew(); }',
    'a.java': 'if (answer.getFault().getCode() == 900901) { renew(); }',
    'a.groovy': 'if (json.fault.code == 900901) renew()',
  }),
  ...row('L ["fault"]["code"]', wrapped(), {
    'b.py': 'if data["fault"]["code"] == 900901:\n    renew()',
    'b.rb': "renew if data['fault']['code'] == 900901",
    'b.php': "<?php if (isset($data['fault']['code']) && $data['fault']['code'] === 900901) { renew(); }",
    'b.js': "if (data['fault']['code'] === 900901) renew();",
    'b.rs': 'if v["fault"]["code"] == 900901 { renew(); }',
    'b.pl': 'if ($d->{fault}{code} == 900901) { renew() }',
    'b.dart': "if (json['fault']['code'] == 900901) renew();",
  }),
  ...row('L getters', wrapped(), {
    'c.java': 'if (json.getJSONObject("fault").getInt("code") == 900901) renew();',
    'c2.java': 'if (node.path("fault").path("code").asInt() == 900804) pause();',
    'c.py': 'if data.get("fault", {}).get("code") == 900901:\n    renew()',
    'c.rb': 'renew if data.dig("fault", "code") == 900901',
    'c.cs':
      'if (doc.RootElement.TryGetProperty("fault", out var f) && f.GetProperty("code").GetInt32() == 900901) Renew();',
    'c.go': 'f, ok := m["fault"].(map[string]interface{})\nif ok && f["code"].(float64) == 900901 {\n\trenew()\n}',
    'c.scala':
      'if ((json \\ "fault" \\ "code").as[Int] == 900901) renew() // play.api.libs.json\nimport play.api.libs.json._',
  }),
  ...row('L payload.fault', wrapped(), {
    'd.js': 'const f = payload.fault;\nif (f && [900901, 900902].includes(f.code)) renew();',
    'd.ts': 'const { code } = response.data.fault;\nif (code === 900902) renew();',
    'd.dart': 'final f = response.data.fault;\nif (f != null && f.code == 900901) renew();',
  }),
  ...row('L paths', wrapped(), {
    'e.java': 'Integer code = from(body).getInt("fault.code");\nif (code == 900901) renew();',
    'e.js': 'if (get(body, "fault.code") === 900901) renew();',
    'e.rs': 'if v.pointer("/fault/code") == Some(&json!(900901)) { renew(); }',
    'e.sh': 'code=$(echo "$body" | jq -r \'.fault.code\')\nif [ "$code" = 900901 ]; then renew; fi',
    'e.py': 'codes = parse("$.fault.code").find(data)\nif codes and codes[0].value == 900901:\n    renew()',
    'e.kt': 'val code: Int = JsonPath.read(body, "$.fault.code")\nif (code == 900901) renew()',
  }),
  ...row('L types', wrapped(), {
    'f.go':
      'type answer struct {\n\tFault struct {\n\t\tCode        int    `json:"code"`\n\t\tMessage     string `json:"message"`\n\t\tDescription string `json:"description"`\n\t} `json:"fault"`\n}\n\nfunc expired(a answer) bool { return a.Fault.Code == 900901 }',
    'f.java':
      'class Answer { private Fault fault; }\nclass Fault { int code; String message; String description; }\nclass Login { boolean isUnauthorized(Answer a) { return a != null; } }',
    'f.kt':
      '@Serializable data class Answer(val fault: Fault)\n@Serializable data class Fault(val code: Int, val message: String, val description: String)\n// sent with 401\nfun unauthorized(a: Answer) = a.fault.code',
    'f.cs':
      'public class Answer { [JsonPropertyName("fault")] public Fault Fault { get; set; } }\npublic class Fault { public int Code { get; set; } public string Message { get; set; } public string Description { get; set; } }\nclass Retry { bool IsUnauthorized(Answer a) => a.Fault != null; }',
    'f.swift':
      'struct Answer: Decodable { let fault: Fault }\nstruct Fault: Decodable { let code: Int; let message: String; let description: String }\nenum Why: Int { case invalidToken = 900901 }',
    'f.ts':
      'interface Answer { fault: { code: number; message: string; description: string } }\nexport const isThrottled = (a: Answer) => a.fault.code === 900802;',
    'f.rs':
      '#[derive(Deserialize)] struct Answer { fault: Fault }\n#[derive(Deserialize)] struct Fault { code: i64, message: String, description: String }\nconst INVALID_TOKEN: i64 = 900901;',
  }),
  ...row('L dictionaries of Objective-C', wrapped(), {
    'g.m': 'if ([[[json objectForKey:@"fault"] objectForKey:@"code"] integerValue] == 900901) { [self renew]; }',
    'g2.m': 'if ([json[@"fault"][@"code"] integerValue] == 900901) { [self renew]; }',
    'g.swift': 'if let f = json["fault"] as? NSDictionary, (f["code"] as? NSNumber)?.uint64Value == 900901 { renew() }',
    'g.mm': 'NSNumber *code = [json valueForKeyPath:@"fault.code"];\nif (code.intValue == 900901) [self renew];',
  }),
  ...row('L taken apart', wrapped(), {
    'h.ex': 'case Jason.decode(body) do\n  {:ok, %{"fault" => %{"code" => 900901}}} -> renew()\n  _ -> :ok\nend',
    'h.js': 'const { fault: { code } } = await res.json();\nif (code === 900901) renew();',
    'h.py': 'match data:\n    case {"fault": {"code": 900901}}:\n        renew()',
  }),
  ...row('L three members', wrapped('likely'), {
    'i.js':
      'if (res.status === 401) {\n  const { fault } = await res.json();\n  toast(fault.code + fault.message + fault.description);\n}',
    'i.py': 'if r.status_code == 401:\n    f = r.json()["fault"]\n    fail(f["code"], f["message"], f["description"])',
    'i.php': "<?php if ($status === 401) { $f = $data['fault']; fail($f['code'], $f['message'], $f['description']); }",
  }),
  ...row('F number', number, {
    'j.js': 'if (body.code === 900901) { await refreshToken(); }',
    'j.py': 'if body["code"] == 900901:\n    token = refresh_token()',
    'j.go': 'if e.Code == 900901 {\n\treturn refreshToken()\n}',
    'j.swift': 'switch body.code {\ncase 900901: refreshToken()\ndefault: break\n}',
    'j.ts': 'if ([900901, 900902].includes(err.code)) { this.accessToken.renew(); }',
    'j.rb': 'refresh_token if body["code"] == 900901',
    'j.php': "<?php if ($body['code'] === 900804) { throttled(); }",
    'j.rs': 'match body.code {\n  900901 => refresh_token(),\n  _ => {}\n}',
  }),
  ...row('F number, bound by a library', bound, {
    'j.java': 'if (error.getCode() == 900901) { accessToken = login(); } // unauthorized\nvoid onUnauthorized() {}',
    'j.kt': 'when (body.code) {\n  900901, 900902 -> refreshToken()\n}',
    'j.cs': 'if (error.Code == 900901) { await RefreshTokenAsync(); }',
    'j.scala': 'if (error.code == 900901) refreshToken()',
  }),
  ...row('F number, explained by a comment', number, {
    'k.ts':
      '// The gateway says so when the token has expired.\nexport const isExpired = (body: Body) => body.code === 900901;',
    'k.py':
      'def is_expired(body):\n    # 900901: the gateway does not know the access token\n    return body["code"] == 900901',
    'k.rb': '# unauthorized\ndef denied?(body) = body["code"] == 900902',
  }),
];
