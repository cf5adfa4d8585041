package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vireo.model.Secret;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryFeature;
import org.vireo.spi.directory.DirectoryGroup;
import org.vireo.spi.directory.LoginOutcome;
import org.vireo.spi.directory.LoginOutcome.Accepted;
import org.vireo.spi.directory.LoginOutcome.Rejected;
import org.vireo.spi.directory.LoginOutcome.Unavailable;
import org.vireo.spi.directory.PrincipalKey;
import org.vireo.spi.directory.RejectionReason;

/** What every directory does with logins and names; what it does with searches is in {@link DirectorySearchContract}. A plugin's test extends it. */
public abstract class DirectoryProviderContract extends DirectorySearchContract {
    private static final Map<DirectoryFeature, RejectionReason> TOLD = Map.of(
            DirectoryFeature.TELLS_DISABLED, RejectionReason.DISABLED,
            DirectoryFeature.TELLS_ACCOUNT_EXPIRED, RejectionReason.ACCOUNT_EXPIRED,
            DirectoryFeature.TELLS_PASSWORD_EXPIRED, RejectionReason.PASSWORD_EXPIRED,
            DirectoryFeature.TELLS_LOCKED, RejectionReason.LOCKED);

    /** Features that the directory has and the sample cannot show, because the server of the test does not have them. */
    protected Set<DirectoryFeature> notShown() {
        return Set.of();
    }

    private LoginOutcome login(String name, String password) {
        return provider().login(new Credentials(name, Secret.of(password)), soon());
    }

    @Test
    void hasATypeAndAProfileInSmallLetters() {
        assertThat(provider().type()).matches("[a-z][a-z0-9]*");
        assertThat(provider().profile()).matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
        assertThat(provider().domain()).isNotEmpty();
    }

    @Test
    void rightPasswordIsAccepted() {
        var outcome = provider().login(sample().login(), soon());

        assertThat(outcome).isInstanceOf(Accepted.class);
        var user = ((Accepted) outcome).user();
        var wanted = sample().user();
        assertThat(user.name()).isEqualTo(wanted.name());
        assertThat(user.firstName()).isEqualTo(wanted.firstName());
        assertThat(user.lastName()).isEqualTo(wanted.lastName());
        assertThat(user.email()).isEqualTo(wanted.email());
        assertThat(user.department()).isEqualTo(wanted.department());
        assertThat(user.refused()).isEmpty();
    }

    @Test
    void loginTellsTheGroupsAndEndsInCirclesOfThem() {
        var accepted = (Accepted) provider().login(sample().login(), soon());

        assertThat(accepted.groups())
                .extracting(DirectoryGroup::name)
                .containsExactlyInAnyOrderElementsOf(sample().groups());
        if (provider().features().contains(DirectoryFeature.MEMBERSHIP)) {
            assertThat(provider().groupsOf(accepted.user().id(), soon())).isEqualTo(accepted.groups());
        }
    }

    @Test
    void wrongPasswordAndUnknownUserAreTheSame() {
        var name = sample().login().name();
        var right = sample().login().password().reveal();
        var wrong = new Rejected(RejectionReason.CREDENTIALS);

        assertThat(login(name, right + "x")).isEqualTo(wrong);
        assertThat(login(name, " " + right)).isEqualTo(wrong);
        assertThat(login("nobody-of-this-name", right)).isEqualTo(wrong);
    }

    @Test
    void emptyPasswordIsWrong() {
        assertThat(login(sample().login().name(), "")).isEqualTo(new Rejected(RejectionReason.CREDENTIALS));
    }

    @Test
    void accountsThatMayNotBeUsedAreRefusedWithTheRightWord() {
        sample().refused()
                .forEach((reason, credentials) -> assertThat(provider().login(credentials, soon()))
                        .as(credentials.name())
                        .isEqualTo(new Rejected(reason)));
        TOLD.forEach((feature, reason) -> {
            if (provider().features().contains(feature) && !notShown().contains(feature)) {
                assertThat(sample().refused()).as("sample of %s", feature).containsKey(reason);
            }
        });
    }

    @Test
    void noPasswordHelpsAnAccountThatMayNotBeUsed() {
        for (var credentials : sample().refused().values()) {
            assertThat(login(credentials.name(), "wrong")).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void namesMeanNothingButThemselves() {
        var password = sample().login().password().reveal();
        for (var name : hostile()) {
            assertThat(login(name, password)).as(shortened(name)).isEqualTo(new Rejected(RejectionReason.CREDENTIALS));
            assertThat(provider().user(PrincipalKey.name(name), soon()))
                    .as(shortened(name))
                    .isEmpty();
            assertThat(provider().user(PrincipalKey.id(name), soon()))
                    .as(shortened(name))
                    .isEmpty();
            assertThat(provider().group(PrincipalKey.name(name), soon()))
                    .as(shortened(name))
                    .isEmpty();
            assertThat(provider().groupsOf(name, soon())).as(shortened(name)).isEmpty();
        }
    }

    @Test
    void usersInAllScriptsAreFound() {
        assertThat(sample().names()).isNotEmpty();
        for (var name : sample().names()) {
            assertThat(provider()
                            .user(PrincipalKey.name(name), soon())
                            .orElseThrow()
                            .name())
                    .isEqualTo(name);
        }
    }

    @Test
    void namesAreFoundWhateverTheirCase() {
        var name = sample().login().name();
        var one = provider().user(PrincipalKey.name(name), soon()).orElseThrow();

        assertThat(provider().user(PrincipalKey.name(otherCase(name)), soon())).contains(one);
        assertThat(provider().user(PrincipalKey.id(one.id()), soon())).contains(one);
    }

    @Test
    void groupsAreFoundByNameAndId() {
        var group =
                provider().group(PrincipalKey.name(sample().others()), soon()).orElseThrow();

        assertThat(provider().group(PrincipalKey.id(group.id()), soon())).contains(group);
    }

    @Test
    void nothingIsWaitedForBeyondTheDeadline() {
        assertThat(provider().login(sample().login(), Instant.now().minus(Duration.ofSeconds(1))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void explanationEndsWithTheVerdictAndHoldsNoPassword() {
        var stages = provider().explain(sample().login(), soon());

        assertThat(stages).allMatch(stage -> stage.passed());
        assertThat(stages.toString()).doesNotContain(sample().login().password().reveal());
        var wrong = provider().explain(new Credentials(sample().login().name(), Secret.of("wrong-password")), soon());
        assertThat(wrong.get(wrong.size() - 1).passed()).isFalse();
        assertThat(wrong.toString()).doesNotContain("wrong-password");
    }
}
