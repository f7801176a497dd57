package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items are equal when DynamoDB takes them for equal. */
class ItemTest {

    private static final List<String> KEY = List.of("id");

    private static Item item(String value) {
        return Item.parse("{\"id\":{\"S\":\"a\"},\"v\":" + value + "}", KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'N':'1.0'} | {'N':'1'}",
                "{'N':'-0.0'} | {'N':'0'}",
                "{'N':'1E2'} | {'N':'100'}",
                "{'N':'+7'} | {'N':'7'}",
                "{'N':'0.10'} | {'N':'1E-1'}",
                "{'N':'1.2345678901234567890123456789012345678E+20'} | {'N':'123456789012345678901.23456789012345678'}",
                "{'SS':['a','b']} | {'SS':['b','a']}",
                "{'NS':['1','2.0']} | {'NS':['2','1.0']}",
                "{'BS':['AQ==','Ag==']} | {'BS':['Ag==','AQ==']}",
                "{'M':{'a':{'N':'1'},'b':{'L':[{'NS':['1','3']}]}}} | {'M':{'b':{'L':[{'NS':['3','1.0']}]},'a':{'N':'1.0'}}}",
            })
    void equal(String one, String other) {
        Item left = item(one.replace('\'', '"'));
        Item right = item(other.replace('\'', '"'));
        assertThat(left.digest()).isEqualTo(right.digest());
        assertThat(left.differing(right)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'N':'1'} | {'S':'1'}",
                "{'N':'12345678901234567890123456789012345678'} | {'N':'12345678901234567890123456789012345679'}",
                "{'S':''} | {'NULL':true}",
                "{'S':'a'} | {'B':'YQ=='}",
                "{'L':[{'S':'a'},{'S':'b'}]} | {'L':[{'S':'b'},{'S':'a'}]}",
                "{'L':[]} | {'M':{}}",
                "{'SS':['a']} | {'L':[{'S':'a'}]}",
                "{'BOOL':true} | {'BOOL':false}",
                "{'L':[{'S':'ab'},{'S':''}]} | {'L':[{'S':'a'},{'S':'b'}]}",
                "{'M':{'a':{'S':'b'}}} | {'M':{'ab':{'S':''}}}",
                "{'S':'é'} | {'S':'e\u0301'}",
            })
    void different(String one, String other) {
        Item left = item(one.replace('\'', '"'));
        Item right = item(other.replace('\'', '"'));
        assertThat(left.digest()).isNotEqualTo(right.digest());
        assertThat(left.differing(right)).containsExactly("v");
    }

    @Test
    void anAttributeThatOnlyOneHasDiffers() {
        Item bare = Item.parse("{\"id\":{\"S\":\"a\"}}", KEY);
        assertThat(bare.digest()).isNotEqualTo(item("{\"S\":\"\"}").digest());
        assertThat(bare.differing(item("{\"S\":\"\"}"))).containsExactly("v");
    }

    @Test
    void whatIsReadBackIsTheSame() {
        String json =
                "{\"id\":{\"S\":\"a\"},\"v\":{\"M\":{\"b\":{\"B\":\"AQ==\"},\"e\":{\"L\":[]},\"n\":{\"NULL\":true},"
                        + "\"ns\":{\"NS\":[\"1\"]},\"t\":{\"BOOL\":false}}}}";
        Item item = Item.parse(json, KEY);
        assertThat(item.json()).isEqualTo(json);
        assertThat(Item.parse(item.json(), KEY).digest()).isEqualTo(item.digest());
        assertThat(Digest.parse(item.digest().hex())).isEqualTo(item.digest());
    }

    @Test
    void keysAreEqualByTheirValues() {
        ItemKey key = ItemKey.parse("{\"id\":{\"N\":\"1.0\"},\"at\":{\"B\":\"AQI=\"}}");
        assertThat(key).isEqualTo(ItemKey.parse("{\"id\":{\"N\":\"1\"},\"at\":{\"B\":\"AQI=\"}}"));
        assertThat(key).hasSameHashCodeAs(ItemKey.parse("{\"id\":{\"N\":\"1\"},\"at\":{\"B\":\"AQI=\"}}"));
        assertThat(key.json()).isEqualTo("{\"id\":{\"N\":\"1\"},\"at\":{\"B\":\"AQI=\"}}");
        assertThat(key.attributes())
                .isEqualTo(Map.of(
                        "id", AttributeValue.fromN("1"),
                        "at", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2}))));
        assertThat(key).isNotEqualTo(ItemKey.parse("{\"id\":{\"S\":\"1\"},\"at\":{\"B\":\"AQI=\"}}"));
    }

    @Test
    void aSizeIsThatOfDynamoDb() {
        assertThat(item("{\"S\":\"é\"}").bytes()).isEqualTo(2 + 1 + 1 + 2);
        assertThat(item("{\"N\":\"-1234\"}").bytes()).isEqualTo(2 + 1 + 1 + 4);
        assertThat(item("{\"L\":[{\"BOOL\":true},{\"NULL\":true}]}").bytes()).isEqualTo(2 + 1 + 1 + 3 + 2 + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"id\":{}}",
                "{\"id\":{\"X\":\"1\"}}",
                "{\"v\":{\"S\":\"no key\"}}",
                "{\"id\":{\"S\":\"a\",\"N\":\"1\"}}",
                "{\"id\":{\"S\":\"a\"},\"v\":{\"SS\":\"a\"}}"
            })
    void damagedTextIsRefused(String json) {
        assertThatThrownBy(() -> Item.parse(json, KEY)).isInstanceOf(IllegalArgumentException.class);
    }
}
