package io.jenkins.plugins.dynamodbbackup.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A deployment that goes wrong: it deletes orders and ends with 1. A program of its own, without any library. */
public final class Deployment {

    public static final int DELETED = 100;

    private Deployment() {}

    /** @param arguments the address of the local DynamoDB */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        for (int n = 0; n < DELETED; n++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0]))
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header("X-Amz-Target", "DynamoDB_20120810.DeleteItem")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/dynamodb/aws4_request,"
                                    + " SignedHeaders=host, Signature=none")
                    .POST(HttpRequest.BodyPublishers.ofString("""
                            {"TableName": "%s", "Key": {"customer": {"S": "customer-%d"}, "number": {"N": "%d"}}}
                            """.formatted("shop-orders", n, n)))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
        }
        System.out.println("The deployment deleted " + DELETED + " orders by mistake, and fails.");
        System.exit(1);
    }
}
