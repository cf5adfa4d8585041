package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vireo.spi.directory.DirectoryFeature;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.PageRequest;
import org.vireo.spi.directory.PrincipalQuery;
import org.vireo.spi.directory.PrincipalQuery.Field;

/** What every directory does with searches. */
abstract class DirectorySearchContract {
    private static final PageRequest PLENTY = PageRequest.first(PageRequest.LARGEST_SIZE);

    /** What is tested. */
    protected abstract DirectoryProvider provider();

    /** What it holds. */
    protected abstract DirectorySample sample();

    /** A deadline that a healthy directory keeps. */
    protected final Instant soon() {
        return Instant.now().plus(Duration.ofSeconds(20));
    }

    /** Names that no user and no group of the sample has, though the sample's user is close. */
    final List<String> hostile() {
        var name = sample().login().name();
        return List.of(
                "*",
                name.substring(0, 1) + "*",
                "*)(uid=*",
                name + ")(objectClass=*",
                "*))(|(objectClass=*",
                name + "\u0000",
                "\\2a",
                name + "," + "dc=example",
                " " + name,
                name.substring(0, 1) + "\u0301" + name.substring(1),
                wide(name),
                "a".repeat(10_000),
                "нет такого",
                "沒有這個人",
                "لا أحد");
    }

    private static String wide(String name) {
        return name.chars()
                .map(c -> c > ' ' && c < 127 ? c + 0xfee0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String otherCase(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
    }

    static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private List<String> users(Field field, String pattern) {
        return provider().users(new PrincipalQuery(Map.of(field, pattern)), PLENTY, soon()).entries().stream()
                .map(DirectoryUser::name)
                .toList();
    }

    private void assumeSearch() {
        assumeTrue(provider().features().contains(DirectoryFeature.SEARCH), "this directory cannot be searched");
    }

    @Test
    void usersAreFoundByPatterns() {
        assumeSearch();
        var user = sample().user();
        var name = user.name();

        assertThat(users(Field.NAME, name)).containsExactly(name);
        assertThat(users(Field.NAME, otherCase(name))).containsExactly(name);
        assertThat(users(Field.NAME, name.substring(0, 2) + "*")).contains(name);
        assertThat(users(Field.NAME, "*" + name.substring(1))).contains(name);
        assertThat(users(Field.NAME, "*" + name.substring(1, 3) + "*")).contains(name);
        assertThat(users(Field.FIRST_NAME, user.firstName())).contains(name);
        assertThat(users(Field.LAST_NAME, user.lastName())).contains(name);
        assertThat(users(Field.EMAIL, user.email())).containsExactly(name);
        assertThat(users(Field.DEPARTMENT, user.department())).contains(name);
    }

    @Test
    void allPatternsMustMatch() {
        assumeSearch();
        var name = sample().user().name();
        var both = new PrincipalQuery(Map.of(Field.NAME, name, Field.LAST_NAME, "nobody is called so"));

        assertThat(provider().users(both, PLENTY, soon()).entries()).isEmpty();
    }

    @Test
    void groupsAreFoundByPatternsOfNames() {
        assumeSearch();
        var name = sample().others();
        var found = provider().groups(PrincipalQuery.named(name.substring(0, 3) + "*"), PLENTY, soon());

        assertThat(found.entries()).extracting(DirectoryGroup::name).contains(name);
        var elsewhere = new PrincipalQuery(Map.of(Field.EMAIL, "*"));
        assertThat(provider().groups(elsewhere, PLENTY, soon()).entries()).isEmpty();
    }

    @Test
    void patternsMeanNothingButTheStar() {
        assumeSearch();
        for (var name : hostile()) {
            if (name.indexOf('*') < 0) {
                assertThat(users(Field.LAST_NAME, name)).as(shortened(name)).isEmpty();
            }
        }
        assertThat(users(Field.NAME, "*)(uid=*")).isEmpty();
        assertThat(users(Field.NAME, "*))(|(objectClass=*")).isEmpty();
        assertThat(users(Field.NAME, "")).isEmpty();
    }

    @Test
    void pagesFollowOneAnother() {
        assumeSearch();
        var names = new ArrayList<String>();
        var request = PageRequest.first(7);
        var page = provider().users(PrincipalQuery.named("page-*"), request, soon());
        while (page.more()) {
            assertThat(page.entries()).hasSize(7);
            page.entries().forEach(user -> names.add(user.name()));
            request = request.next();
            page = provider().users(PrincipalQuery.named("page-*"), request, soon());
        }
        page.entries().forEach(user -> names.add(user.name()));

        assertThat(names).containsExactlyInAnyOrderElementsOf(sample().many());
    }
}
