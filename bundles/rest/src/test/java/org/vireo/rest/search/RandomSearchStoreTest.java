package org.vireo.rest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.rest.fakes.Estate;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.search.Condition.Operator;
import org.vireo.rest.searched.Searched;

/** Random searches find in the database what looking at every row finds. */
final class RandomSearchStoreTest {
    private static final int SEARCHES = 400;
    private static final long SEED = 20261122L;
    private static final Asking ASKING =
            new Asking(Optional.empty(), false, Clock.fixed(FakeEngine.NOW, ZoneOffset.UTC), measure -> Map.of());
    private static final List<String> WORDS = List.of(
            "vm-1",
            "VM-2*",
            "*1",
            "*",
            "",
            "Even one",
            "odd",
            "o*d",
            "100%_sure*",
            "*\\*",
            "%",
            "_",
            "far",
            "DEFAULT",
            "down",
            "up",
            "u*",
            "2048",
            "3072",
            "3072.5",
            "-1",
            "12.",
            "2026-11-20",
            "11/15/2026",
            "yesterday",
            "x y",
            "' or ''='",
            "10.1.0.*",
            "fe80::9",
            "blue",
            "and",
            "(",
            "ÄÖ",
            "vm-1\u0000");

    /** Values of a machine as someone would look them up who knows nothing of statements. */
    private static final Map<String, Function<Vm, List<?>>> FIELDS = Map.of(
            "name", vm -> List.of(vm.name()),
            "description", vm -> List.of(vm.description()),
            "comment", vm -> List.of(vm.comment()),
            "cluster", vm -> List.of(vm.clusterId().equals(Estate.FAR) ? "far" : "Default"),
            "datacenters.name", vm -> List.of(vm.clusterId().equals(Estate.FAR) ? "West" : "Default"),
            "memory", vm -> List.of(vm.settings().memory().bytes() >> 20),
            "tag", vm -> number(vm) % 4 == 0 ? List.of("blue") : List.of(),
            "ip", vm -> number(vm) % 3 == 0 ? List.of("10.1.0." + number(vm), "fe80::" + number(vm)) : List.of(),
            "host", vm -> vm.hostId().isPresent() ? List.of(number(vm) % 2 == 0 ? "beta" : "alpha") : List.of());

    private static TestStore store;
    private static List<Vm> all;

    @BeforeAll
    static void fill() {
        store = new TestStore();
        Estate.fill(store, 30);
        all = store.inventory().list(Vm.class, Where.all().orderBy("name"));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static int number(Vm vm) {
        return Integer.parseInt(vm.name().substring(3));
    }

    @Test
    void findsWhatLookingAtEveryRowFinds() {
        var random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < SEARCHES; i++) {
            var condition = condition(random, 3);
            var text = text(condition);
            var expected = all.stream()
                    .filter(vm -> holds(vm, condition))
                    .map(Vm::name)
                    .toList();
            found += expected.size();

            assertThat(search(text)).as(text).isEqualTo(expected);
        }
        assertThat(found).isBetween(SEARCHES, SEARCHES * 29);
    }

    private static List<String> search(String text) {
        return Search.narrowed(text, Optional.empty(), Where.all().orderBy("name"), Searched.VMS, ASKING)
                .map(where -> store.inventory().list(Vm.class, where))
                .orElseThrow(() -> new AssertionError("not understood: " + text))
                .stream()
                .map(Vm::name)
                .toList();
    }

    private static Condition condition(Random random, int depth) {
        var kind = random.nextInt(depth > 0 ? 5 : 3);
        if (kind == 3 || kind == 4) {
            var parts = new ArrayList<Condition>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(condition(random, depth - 1));
            }
            return kind == 3 ? new Condition.Both(parts) : new Condition.Either(parts);
        }
        var value = WORDS.get(random.nextInt(WORDS.size()));
        if (kind == 2) {
            return new Condition.FreeText(value);
        }
        var names = FIELDS.keySet().stream().sorted().toList();
        var operators = Operator.values();
        return new Condition.Compare(
                names.get(random.nextInt(names.size())), operators[random.nextInt(operators.length)], value);
    }

    private static String text(Condition condition) {
        if (condition instanceof Condition.Both both) {
            return "("
                    + String.join(
                            " AND ",
                            both.parts().stream()
                                    .map(RandomSearchStoreTest::text)
                                    .toList()) + ")";
        }
        if (condition instanceof Condition.Either either) {
            return "("
                    + String.join(
                            " or ",
                            either.parts().stream()
                                    .map(RandomSearchStoreTest::text)
                                    .toList()) + ")";
        }
        if (condition instanceof Condition.Compare compare) {
            var sign = switch (compare.operator()) {
                case EQUAL -> "=";
                case NOT_EQUAL -> " != ";
                case GREATER -> ">";
                case LESS -> " <";
                case GREATER_OR_EQUAL -> ">= ";
                case LESS_OR_EQUAL -> "<=";
            };
            return compare.field() + sign + "\"" + compare.value() + "\"";
        }
        return "\"" + ((Condition.FreeText) condition).value() + "\"";
    }

    private static boolean holds(Vm vm, Condition condition) {
        if (condition instanceof Condition.Both both) {
            return both.parts().stream().allMatch(part -> holds(vm, part));
        }
        if (condition instanceof Condition.Either either) {
            return either.parts().stream().anyMatch(part -> holds(vm, part));
        }
        if (condition instanceof Condition.FreeText free) {
            return List.of("name", "description", "comment", "ip").stream()
                            .flatMap(name -> FIELDS.get(name).apply(vm).stream())
                            .anyMatch(value -> like(value.toString(), "*" + free.value() + "*"))
                    || (vm.hostId().isPresent() && like("guest" + number(vm) + ".example", "*" + free.value() + "*"));
        }
        var compare = (Condition.Compare) condition;
        var values = FIELDS.get(compare.field()).apply(vm);
        return compare.operator() == Operator.NOT_EQUAL
                ? values.stream().noneMatch(value -> compares(value, Operator.EQUAL, compare))
                : values.stream().anyMatch(value -> compares(value, compare.operator(), compare));
    }

    private static boolean compares(Object value, Operator operator, Condition.Compare compare) {
        var wanted = compare.value();
        if (value instanceof Long number) {
            if (operator == Operator.EQUAL && wanted.equals("*")) {
                return true;
            }
            return wanted.matches("-?\\d+(\\.\\d+)?")
                    && ordered(operator, Double.compare(number.doubleValue(), Double.parseDouble(wanted)));
        }
        var text = (String) value;
        if (operator == Operator.EQUAL) {
            return like(text, wanted);
        }
        if (wanted.contains("*") || wanted.contains("\0") || compare.field().equals("ip")) {
            return false;
        }
        return ordered(operator, lower(text).compareTo(lower(wanted)));
    }

    private static boolean ordered(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> order > 0;
            case LESS -> order < 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
    }

    private static boolean like(String text, String pattern) {
        var parts = List.of(lower(pattern).split("\\*", -1)).stream()
                .map(Pattern::quote)
                .toList();
        return lower(text).matches("(?s)" + String.join(".*", parts));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeepWithoutHarm() {
        for (var text : List.of(
                "(".repeat(5_000) + "name=x" + ")".repeat(5_000),
                "(".repeat(51) + "name=x" + ")".repeat(51),
                "name=" + "x".repeat(100_000),
                "(".repeat(100_000))) {
            assertThatThrownBy(() -> SearchText.parse(text)).isInstanceOf(NotUnderstood.class);
        }
        assertThat(search("(".repeat(50) + "name=vm-1" + ")".repeat(50))).containsExactly("vm-1");
        var many = "name=vm-1" + " or name=vm-2".repeat(1_000);
        assertThat(search(many)).containsExactly("vm-1", "vm-2");
    }
}
