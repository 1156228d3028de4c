/**
 * Words around a signal and what they mean, as data. They are asked only near a signal, so they may be broad; each list
 * is one expression without nested repetition.
 */

/** Code that parses, searches or compares. */
export const READS =
  /contains|exists|pattern|compile|includ|index_?of|find|search|match|\btest\(|\.exec\(|\bscan\b|pars[ei]|xpath|select|query|extract|lookup|starts?_?with|ends?_?with|has_?(?:prefix|suffix|own|key)|isset|array_key|strpos|strstr|stristr|substr|split|between|regex|preg_|\bre\.|grep|\bsed\b|\bawk\b|xmllint|xmlstarlet|equal|compare|===?|!==?|=~|~=|\beq\b|\bne\b|\bin\b|assert|expect|should|get_?(?:elem|first|child|attr|text|node|value|prop|json|string|inner|by)|child|descend|element|node|qname|xname|namespace|nsmap|\bns\b|xmlns|unmarshal|deserial|decod|\btext\(|\bvalue|inner|[[{]\s?@?["'`]|\?\.\[|\bcase\b|\bwhen\b|\.get\(|\blike\b|instr|xmltable|gsub|\bpos\(|jpath|dig\(|fetch\(|\bpath\(|xml:"|@xml|\[xml|bind|valueof|value-of|apply-templates/i;

/** Code that looks elements up, which a producer has no use for. */
export const LOOKS_UP =
  /getFirst|getChild|getText|getLocalName|getElements|xpath|selectSingle|selectNodes|select_?node|contains\(|indexOf\(|startsWith\(|equals\(|evaluate|unmarshal|registerXPathNamespace|addNamespace|NamespaceManager|NamespaceContext|(?<=[(,]\s{0,8})namespaces?\s{0,2}=|children\(|findtext|findall|\.find\(|at_xpath|nsmap|xml:"|@Xml|\[Xml|register_namespace|deserial|declare namespace|namespace-uri|\{\s?["']?ams?t?["']?\s?:|assert|SOAPXPath|xpath-default-namespace|XmlNode|readElement|getValue|namespaceAware|declareNamespace|getNamespaceURI|namespaceURI|lookup|expect/i;

/** Code that builds or sends a fault. */
export const WRITES =
  /createOM(?:Namespace|Element)|OMFactory|OMAbstractFactory|setFault(?:Payload)?|sendFault|payloadFactory|setPayload|setBody|setEntity|\.write(?:Head|String|Element)?\(|Fprint|getWriter|res(?:ponse)?\.(?:send|end|write|status|type|xml|set)|ctx\.body|\brender|respond|willReturn|withBody|\breply\(|createElement|appendChild|SubElement|addElement|XmlWriter|WriteStart|Builder\b|builder\.|\becho\s|\bprintf?\b\s?\(?["'<]|String\.format|sprintf|http\.Error|header\(|jsonify|Response\(|ResponseEntity|MockResponse|return\s+["'`f]{1,3}</i;

/** Code that makes an element of the name beside it. */
export const MAKES_ELEMENT =
  /create_?(?:om)?element(?:ns)?\s?\(|append_?child\(|\bappend\(\w{0,20}element|SubElement\(|add_?(?:child_?)?element\(|write_?(?:start_?)?element(?:string)?\(|new\s+X?Element\(|element_?of\(|\bele\(/i;

/** A file of the gateway itself, or of something that runs inside it. */
export const GATEWAY_SIDE =
  /org\.wso2\.carbon\.apimgt\.(?:gateway|impl|api|rest|usage|throttle)|org\.apache\.synapse|extends\s+Abstract(?:Handler|Mediator)|handleRequest\(\s?MessageContext|mediate\(\s?MessageContext|Axis2MessageContext|APISecurityConstants|APIThrottleConstants/;

/** A log mask, a scrubber: text that is replaced, not read. */
export const MASKS = /\bmask|redact|scrub|sanitiz|obfuscat|anonymi[sz]e|censor|pattern_?to_?hide|%replace\b/i;

/** A message for people: the signal is a word in it. */
export const TELLS =
  /\b(?:log|logger|console|print|println|puts|echo|warn|debug|info|trace|throw|raise|panic|alert|toast|NSLog|Log\.\w)\b/i;

/** Words that only a WSO2 gateway or one who talks to it uses. */
export const GATEWAY_WORDS =
  /wso2|\bapim\b|apimanager|api[ _-]manager|apimgt|apigw|nextAccessTime|message throttled out|resource forbidden|access failure for api|invalid credentials\.? make sure|access token inactive|missing credentials|x-jwt-assertion|:8243\b|:8280\b|status report/i;

/** Weaker: any gateway with tokens and quotas. */
export const TOKEN_WORDS =
  /gateway|access[ _-]?token|bearer|unauthori[sz]ed|refresh[ _-]?token|throttl|quota|invalid credentials|retry-after|oauth|\b401\b|\b429\b/i;

/** Other gateways of the vendor that keep the wrapped form. @see client-patterns, last look-alike row */
export const KEEPS_WRAPPED: readonly { readonly name: string; readonly word: RegExp }[] = [
  { name: 'Choreo', word: /choreo/i },
  { name: 'the Microgateway', word: /micro-?_?gateway|microgw/i },
];

/** Worlds with faults and codes of their own. A split signal near one of these needs a gateway code. */
export const ELSEWHERE: readonly { readonly what: string; readonly words: RegExp }[] = [
  { what: 'OpenStack', words: /openstack|\bnova\b|keystone|neutron|\bheat\b/i },
  { what: 'PubChem', words: /pubchem|\bpug\b/i },
  {
    what: 'faults of vehicles and machines',
    words: /vehicle|\bobd|\bdtc\b|\becu\b|telemat|inverter|sensor|plc\b|modbus|diagnos|machine|train|battery/i,
  },
  { what: 'Apigee', words: /apigee|["'.>]faultstring|detail\.errorcode|["']errorcode/i },
  { what: 'QuickBooks', words: /quickbooks|intuit|Fault\.Error|fault\.error\[/i },
  { what: 'SOAP faults', words: /["'<.:>]fault(?:code|string)\b|soap-?env|soap:|\bEnvelope\b|SoapFault|SOAPFault/i },
  { what: 'fault injection', words: /istio|envoy|wiremock|toxiproxy|chaos|fault ?injection|httpFault/i },
  { what: 'XML-RPC', words: /xml-?rpc|["'.]fault(?:Code|String)\b/i },
  { what: 'CWMP', words: /cwmp|tr-?069/i },
  { what: 'jobs of a scheduler', words: /\bnasa\b|\bjobs?\b[^\n]{0,40}\bfault|fault[^\n]{0,40}\bjobs?\b/i },
  { what: 'geology', words: /earthquake|seismic|tectonic/i },
];

/** Worlds in which a number from 900800 on is something else. */
export const OTHER_NUMBERS: readonly { readonly what: string; readonly words: RegExp }[] = [
  {
    what: 'share codes',
    words: /stock|share_?code|shares?\b|ticker|exchange|securit(?:y|ies)_?code|shanghai|\bsse\b|portfolio|isin\b|股/i,
  },
  {
    what: 'district and postal codes',
    words: /district|postal|post_?code|zip_?code|area_?code|region|county|province|city_?code|adcode|省|市/i,
  },
  { what: 'ids', words: /card_?id|doc_?key|product_?code|article|sku\b|item_?code|colou?r/i },
];

/** What stands on a line that gives a code its meaning, however far from its use. */
export const CODE_MEANING =
  /token|credential|expired|invalid|auth|throttl|quota|denied|forbidden|fault|gateway|wso2|inactive|blocked|suspend|backend/i;

/** Members that the fault objects of others have. */
export const OTHER_MEMBERS =
  /^["'`\])}\s]{0,4}(?:\??\.|->|\??\.?\[\s?[:@]?["'`]|(?:->)?\{["']?|,\s?[:@]?["'`:]|\.\w{1,20}\(\s?[:@]?["'`:]|\s?objectForKey:\s?@["'])(?:get)?(?:fault(?:string|code|actor)|detail|error\b|reason|subcode|delay|abort)/i;

/** `fault.code === 'permission_required'`: codes of the gateway are numbers. */
export const WORD_AS_CODE =
  /code\b["'`\])}?!().]{0,6}\s{0,2}(?:===?|!==?|,|\beq\b|equals(?:IgnoreCase)?\(|\bto(?:Be|Equal)\()\s{0,2}["'`][A-Za-z][\w.-]{2,60}["'`]/i;

/** A view, route or template name in the form `namespace:name`. */
export const VIEW_NAMES =
  /reverse(?:_lazy)?\(|redirect\(|url_for|\{%\s{0,2}url|route\(|view_?name|viewname|<jsp:|<%@|i18n|trans(?:late)?\(|\bt\(|gettext|permission|\brole\b|mongodb(?:\+srv)?:\/\/|redis:\/\/|\bscope[sd]?\b|component\(|topic|event\(|emit\(|subscribe\(|publish\(|channel/i;

/** XML is read here. */
export const XML_WORDS =
  /xml|xpath|\bsax|\bdom(?:parser|document)|domparser|etree|soup|nokogiri|rexml|slurper|axiom|jaxb|starlet|xmerl|\bom(?:element|node)|xdocument|xelement|tinydom|pugi|html5?lib|documentbuilder/i;

/** JSON is read here. */
export const JSON_WORDS =
  /json|jackson|gson|\bjq\b|objectmapper|codable|decodable|serde|axios|moshi|\bfetch\(|httpx?\.|requests\.|aiohttp|guzzle|faraday|okhttp|retrofit|Poison|Jason|\.as(?:Opt)?\[/i;

/** Turns the text of a code into a number, so that comparing with a number keeps working. */
export const CONVERTS =
  /parseInt|Number\(|\bint\(|\(int\)|\(integer\)|\(long\)|Integer\.(?:parseInt|valueOf)|Long\.(?:parseLong|valueOf)|to_?i\b|Convert\.To|\.to(?:Int|Long|IntOrNull|Integer)\b|\bInt\(|intval|Atoi|ParseInt|\.parse::<|\.parse\(\)|asInt|getAsInt|integerValue|intValue|optInt|getInt\(|as\.(?:numeric|integer)|tonumber|String\.to_integer|binary_to_integer|StrToInt|\bval\(|CInt\(|\$\(\(|strtol|std::stoi|read\s|\+\w{1,20}(?:\.\w{1,20})?\.code/;

/** What seems to follow when the fault is recognised: what will not happen any more. */
export const CONSEQUENCES: readonly { readonly words: RegExp; readonly lost: string }[] = [
  {
    words:
      /refresh|renew|re-?auth|re-?login|new[ _]?token|fetch_?token|get_?token|getaccesstoken|token\(\)|invalidate|log_?out|sign_?out/i,
    lost: 'the token is never renewed',
  },
  {
    words: /back_?off|sleep|delay|wait|retry|next_?access_?time|requeue|schedul|set_?timeout/i,
    lost: 'the client does not wait and try again',
  },
  {
    words: /toast|alert\(|snackbar|notif|messagebox|showerror|show_?message|render|flash|dialog|user_?message|display/i,
    lost: 'the message is never shown',
  },
  { words: /throw\b|raise\b|panic|\bErr\(|reject\(|fail\(|Exception\(/i, lost: 'the error is never raised' },
  { words: /\blog(?:ger)?\b|console\.|\bwarn\b|println/i, lost: 'the fault is never logged' },
];
