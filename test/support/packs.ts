/** Two small packs of our own: an old release that answers XML, and a new one that answers JSON. */

const SEQUENCES = 'repository/deployment/server/synapse-configs/default/sequences';
const COPIES = 'repository/resources/apim-synapse-config';

const NS = 'xmlns="http://ws.apache.org/ns/synapse"';

export const OLD_FAULT = `<sequence ${NS} name="fault">
    <log level="custom">
        <property name="STATUS" value="our old fault"/>
    </log>
    <payloadFactory>
        <format>
            <am:fault xmlns:am="http://wso2.org/apimanager">
                <am:code>$1</am:code>
                <am:type>Status report</am:type>
                <am:description>$2</am:description>
            </am:fault>
        </format>
        <args>
            <arg expression="$ctx:ERROR_CODE"/>
            <arg expression="$ctx:ERROR_MESSAGE"/>
        </args>
    </payloadFactory>
    <property name="RESPONSE" value="true"/>
    <header name="To" action="remove"/>
    <property name="HTTP_SC" value="500" scope="axis2"/>
    <property name="NO_ENTITY_BODY" scope="axis2" action="remove"/>
    <property name="Authorization" scope="transport" action="remove"/>
    <send/>
</sequence>
`;

export const NEW_FAULT = `<?xml version="1.0" encoding="UTF-8"?>
<!-- ours -->
<sequence ${NS} name="fault">
  <log level="custom">
    <property name="STATUS" value="our new fault"/>
  </log>
  <payloadFactory media-type="json">
    <format>{"code":"$1","type":"Status report","description":"$2"}</format>
    <args>
      <arg expression="$ctx:ERROR_CODE"/>
      <arg expression="$ctx:ERROR_MESSAGE"/>
    </args>
  </payloadFactory>
  <property name="RESPONSE" value="true"/>
  <header name="To" action="remove"/>
  <property name="HTTP_SC" value="500" scope="axis2"/>
  <property name="NO_ENTITY_BODY" scope="axis2" action="remove"/>
  <property name="messageType" value="application/json" scope="axis2"/>
  <property name="Authorization" scope="transport" action="remove"/>
  <send/>
</sequence>
`;

export const OLD_AUTH = `<sequence ${NS} name="_auth_failure_handler_">
    <property name="error_message_type" value="application/xml"/>
    <property name="Authorization" scope="transport" action="remove"/>
</sequence>
`;

export const NEW_AUTH = `<sequence ${NS} name="_auth_failure_handler_">
    <payloadFactory media-type="json">
        <format>{"code":"$1","message":"$2"}</format>
        <args>
            <arg expression="$ctx:ERROR_CODE"/>
            <arg expression="$ctx:ERROR_MESSAGE"/>
        </args>
    </payloadFactory>
    <property name="RESPONSE" value="true"/>
    <header name="To" action="remove"/>
    <property name="NO_ENTITY_BODY" scope="axis2" action="remove"/>
    <property name="ContentType" scope="axis2" action="remove"/>
    <property name="messageType" value="application/json" scope="axis2"/>
    <property name="Authorization" scope="transport" action="remove"/>
</sequence>
`;

const NEW_GRAPHQL = NEW_AUTH.replace('_auth_failure_handler_', '_graphql_failure_handler');

type Files = Record<string, string>;

const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

export const superTenant = (files: Files): Files => below(SEQUENCES, files);
export const copies = (files: Files): Files => below(COPIES, files);
export const tenant = (id: number, files: Files): Files =>
  below(`repository/tenants/${id}/synapse-configs/default/sequences`, files);

export const OLD_PACK: Files = {
  'updates/product.txt': 'wso2am-2.6.0',
  ...superTenant({ 'fault.xml': OLD_FAULT, '_auth_failure_handler_.xml': OLD_AUTH }),
};

const NEW_FILES: Files = {
  'fault.xml': NEW_FAULT,
  '_auth_failure_handler_.xml': NEW_AUTH,
  '_graphql_failure_handler_.xml': NEW_GRAPHQL,
};

export const NEW_PACK: Files = {
  'updates/product.txt': 'wso2am-4.1.0',
  ...superTenant(NEW_FILES),
  ...copies(NEW_FILES),
};

/** An old home: the pack with these files of the super tenant instead. */
export const oldHome = (files: Files, more: Files = {}): Files => ({ ...OLD_PACK, ...superTenant(files), ...more });
