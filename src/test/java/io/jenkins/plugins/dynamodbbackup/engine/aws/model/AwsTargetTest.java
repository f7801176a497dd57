package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class AwsTargetTest {

    public static Message refusal(String region, Optional<String> endpoint) {
        return catchThrowableOfType(BadRequestException.class, () -> AwsTarget.of(region, endpoint))
                .reason();
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, aws",
        "eu-west-1, aws",
        "mx-central-1, aws",
        "ap-southeast-7, aws",
        "cn-north-1, aws-cn",
        "cn-northwest-1, aws-cn",
        "us-gov-west-1, aws-us-gov",
        "us-gov-east-1, aws-us-gov",
        "us-iso-east-1, aws-iso",
        "us-isob-east-1, aws-iso-b",
        "eu-isoe-west-1, aws-iso-e",
        "us-isof-south-1, aws-iso-f",
        "eusc-de-east-1, aws-eusc",
    })
    void regionsOfEveryPartition(String region, String partition) throws BadRequestException {
        AwsTarget target = AwsTarget.of(region, Optional.empty());

        assertThat(target.region()).isEqualTo(region);
        assertThat(target.partition()).isEqualTo(partition);
        assertThat(target.endpoint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"eu-north-9, aws", "sa-west-12, aws", "cn-south-3, aws-cn", "us-gov-north-2, aws-us-gov"})
    void regionsThatAreNewerThanThisProduct(String region, String partition) throws BadRequestException {
        assertThat(AwsTarget.of(region, Optional.empty()).partition()).isEqualTo(partition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "eu-west",
                "eu-west-1a",
                "EU-WEST-1",
                "eu_west_1",
                "eu-west-1 ",
                "Ireland",
                "aws-global",
                "eu-west-1.evil.example",
                "eu-west-1/../..",
                "eu-west-100"
            })
    void whatIsNoRegion(String text) {
        assertThat(refusal(text, Optional.empty()))
                .isEqualTo(Message.of("aws.region.invalid", Argument.parameter("region"), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xx-future-9",
                "ue-west-1",
                "eu-west-north-1",
                "cn-east-side-1",
                "us-isoz-east-1",
                "eusc-fr-east-1"
            })
    void whatNoPartitionHas(String text) {
        assertThat(refusal(text, Optional.empty()))
                .isEqualTo(Message.of("aws.region.unknown", Argument.parameter("region"), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8000",
                "http://127.0.0.1:8000/",
                "http://[::1]:8000",
                "https://dynamodb.eu-west-1.amazonaws.com",
                "https://vpce-0a1b2c3d-abcdefgh.dynamodb.eu-west-1.vpce.amazonaws.com",
                "https://gateway.example/dynamodb"
            })
    void endpoints(String text) throws BadRequestException {
        assertThat(AwsTarget.of("eu-west-1", Optional.of(text)).endpoint()).contains(URI.create(text));
    }

    @Test
    void anEndpointOfAwsStaysInItsRegionAndOneOfAnEmulatorServesAll() throws BadRequestException {
        AwsTarget emulator = AwsTarget.of("local", Optional.of("http://localhost:8000"));
        AwsTarget vpc = AwsTarget.of("eu-west-1", Optional.of("https://vpce-1.dynamodb.eu-west-1.vpce.amazonaws.com"));

        assertThat(emulator.in("us-east-1")).isEqualTo(AwsTarget.of("us-east-1", Optional.of("http://localhost:8000")));
        assertThat(emulator.endpointOfAutoScaling()).isEqualTo(emulator.endpoint());
        assertThat(vpc.in("us-east-1")).isEqualTo(AwsTarget.of("us-east-1", Optional.empty()));
        assertThat(vpc.in("eu-west-1")).isEqualTo(vpc);
        assertThat(vpc.endpointOfAutoScaling()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8000, localhost:8000, scheme",
        "localhost, localhost, scheme",
        "'', '', scheme",
        "ftp://host, ftp://host, scheme",
        "http://, http://, address",
        "https:///path, https:///path, host",
        "https://my_host:8000, https://my_host:8000, host",
        "https://host:70000, https://host:70000, port",
        "https://me:secret@host, https://...@host, user",
        "https://me:se cret@host, https://...@host, address",
        "https://host/?X-Amz-Security-Token=abc, https://host/?..., query",
        "https://host/#part, https://host/#..., query",
    })
    void whatIsNoEndpoint(String text, String shown, String why) {
        assertThat(refusal("eu-west-1", Optional.of(text)))
                .isEqualTo(Message.of("aws.endpoint." + why, Argument.parameter("endpointUrl"), shown, 65535));
    }
}
