package org.vireo.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.command.Check;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ErrorKind;

class PropertyBookTest {
    private static TestStore store;

    @BeforeAll
    static void open() {
        store = new TestStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static PropertyBook book(Map<String, Object> configured) {
        return new PropertyBook(store.inventory(), configured);
    }

    private static Check vm(PropertyBook book, Map<String, String> before, Map<String, String> after) {
        return store.transactions().call(() -> book.ofVm("Cannot.", Lab.CLUSTER, before, after));
    }

    private static List<String> reasons(Check check) {
        assertThat(check).isInstanceOf(Check.Refused.class);
        assertThat(((Check.Refused) check).kind()).isEqualTo(ErrorKind.INVALID);
        return ((Check.Refused) check).reasons();
    }

    @Test
    void aKnownPropertyWithAMatchingValueIsFine() {
        var book = book(Map.of("user_defined", "colour=^(red|blue)$;pair=^a;b$"));

        assertThat(vm(book, Map.of(), Map.of("colour", "red", "pair", "a;b", "sap_agent", "true")))
                .isEqualTo(Check.FINE);
    }

    @Test
    void anUnknownPropertyIsRefusedByName() {
        assertThat(reasons(vm(book(Map.of()), Map.of(), Map.of("colour", "red"))))
                .containsExactly("Cannot. There is no custom property 'colour'.");
    }

    @Test
    void aValueHasToMatchAsAWhole() {
        var book = book(Map.of("user_defined", "size=[0-9]+"));

        assertThat(reasons(vm(book, Map.of(), Map.of("size", "1x"))))
                .containsExactly("Cannot. The custom property 'size' must match [0-9]+.");
    }

    @Test
    void whatWasThereBeforeStaysAllowed() {
        assertThat(vm(book(Map.of()), Map.of("old", "1"), Map.of("old", "1", "sndbuf", "2")))
                .isEqualTo(Check.FINE);
        assertThat(vm(book(Map.of()), Map.of("old", "1"), Map.of("old", "2"))).isInstanceOf(Check.Refused.class);
    }

    @Test
    void aLevelMayHaveRulesOfItsOwn() {
        var book = book(Map.of("user_defined", "a=1", "user_defined.4.7", "b=1"));

        assertThat(book.userDefined("4.6")).isEqualTo("a=1");
        assertThat(book.userDefined("4.7")).isEqualTo("b=1");
        assertThat(book.predefined("4.7")).contains("sap_agent=");
    }

    @Test
    void interfacesHaveRulesOfTheirOwn() {
        var book = book(Map.of("interface", "speed=^[0-9]{1,5}$"));

        assertThat(book.ofNic("Cannot.", Map.of(), Map.of("speed", "100"))).isEqualTo(Check.FINE);
        assertThat(reasons(book.ofNic("Cannot.", Map.of(), Map.of("sap_agent", "true"))))
                .hasSize(1);
        assertThat(book.ofDevices("4.7")).isEqualTo("{type=interface;prop={speed=^[0-9]{1,5}$}}");
    }

    @Test
    void aRuleThatCannotBeReadIsRefusedWithItsKey() {
        assertThatThrownBy(() -> book(Map.of("user_defined.4.6", "a=(")))
                .hasMessageContaining("user_defined.4.6")
                .hasMessageContaining("for a");
        assertThatThrownBy(() -> book(Map.of("interface", "no rule"))).hasMessageContaining("no rule");
    }
}
