package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An HTTP answer: status, content type, body. */
record Answer(int status, String contentType, byte[] body) {
    static final String JSON = "application/x-amz-json-1.0";

    static Answer ok(ObjectNode json) {
        return new Answer(200, JSON, Json.bytes(json));
    }

    static Answer ok(byte[] json) {
        return new Answer(200, JSON, json);
    }

    static Answer error(ServiceError error) {
        return new Answer(error.status(), JSON, Json.bytes(error.json()));
    }
}
