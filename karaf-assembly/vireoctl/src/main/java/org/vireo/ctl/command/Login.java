package org.vireo.ctl.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.FirstContact;
import org.vireo.ctl.http.Trust;
import org.vireo.ctl.profile.Profile;
import org.vireo.ctl.profile.Profiles;
import org.vireo.ctl.text.Tree;
import org.vireo.ctl.work.Bodies;
import picocli.CommandLine.Model.CommandSpec;

/** Logs in: knows first whom it speaks to, asks for the password then, and keeps only the token. */
final class Login {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USUAL_USER = "admin@internal";

    private Login() {}

    static CommandSpec spec() {
        var spec = Specs.leaf("login", "Log in to an engine and keep the token for further commands.", Login::run);
        spec.addPositional(picocli.CommandLine.Model.PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("URL")
                .type(String.class)
                .description(
                        "Of the engine, such as https://engine.example.org:8443; that of the profile when left out.")
                .build());
        spec.addOption(Specs.text(
                "--profile", "NAME", "Keep it under this name (default: the current profile, or the engine's name)."));
        spec.addOption(Specs.text("--user", "NAME", "With the directory's profile, such as admin@internal."));
        spec.addOption(Specs.text(
                "--password-file", "FILE", "Read the password from the first line of a file; - is standard input."));
        spec.addOption(Specs.text("--ca-file", "FILE", "Trust engines that these certificates (PEM) vouch for."));
        spec.addOption(Specs.text("--fingerprint", "SHA256", "Trust the engine whose authority has this fingerprint."));
        return spec;
    }

    private static void run(Given given) {
        var typed = given.words().stream().findFirst().map(Login::address);
        var name = given.option("--profile")
                .or(() -> typed.isPresent()
                        ? Optional.empty()
                        : given.context().profiles().current())
                .or(() -> typed.map(URI::getHost).map(host -> host.replace(':', '_')));
        var known = name.flatMap(text -> given.context().profiles().find(text));
        var address = typed.or(() -> known.map(Profile::address))
                .orElseThrow(
                        () -> Failure.usage("Which engine? Write: vireoctl login https://engine.example.org:8443"));
        var authority = authority(given, address, known);
        var user = given.option("--user").or(() -> known.map(Profile::user)).orElseGet(() -> askedUser());
        var profile = new Profile(
                Profiles.checked(name.orElseThrow()), address, user, authority, Optional.empty(), Instant.EPOCH);
        var engine = new Engine(address, Given.trust(profile), Optional.empty(), PATIENCE);
        var token = engine.logIn(user, password(given, profile));
        given.context().profiles().save(withToken(profile, token));
        given.context().profiles().use(profile.name());
        given.terminal()
                .err()
                .println("Logged in as " + user + " at " + address + "; the profile is " + profile.name() + ".");
    }

    private static Profile withToken(Profile profile, Object token) {
        var text = Tree.text(token, "access_token");
        if (text.isEmpty() || !Tree.text(token, "exp").matches("[0-9]{1,15}")) {
            throw new Failure(Exit.UNREACHABLE, profile.address() + " answered without a token; is it an engine?");
        }
        return new Profile(
                profile.name(),
                profile.address(),
                profile.user(),
                profile.authority(),
                Optional.of(text),
                Instant.ofEpochMilli(Long.parseLong(Tree.text(token, "exp"))));
    }

    /** Scheme, host and port; what follows is the API's and may be typed along. */
    static URI address(String text) {
        try {
            var uri = new URI(text.contains("://") ? text : "https://" + text);
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
                throw Failure.usage(
                        "\"" + text + "\" is no URL of an engine; write it as https://engine.example.org:8443");
            }
            return new URI("https", null, uri.getHost(), uri.getPort(), null, null, null);
        } catch (URISyntaxException e) {
            throw Failure.usage("\"" + text + "\" is no URL: " + e.getReason() + ".");
        }
    }

    /** Who vouches for the engine: a file, a fingerprint, what was confirmed before, the machine, or the user now. */
    private static Optional<String> authority(Given given, URI address, Optional<Profile> known) {
        var file = given.option("--ca-file");
        if (file.isPresent()) {
            var pem = Bodies.text(file.get(), given.terminal().in());
            Trust.of(pem, file.get());
            return Optional.of(pem);
        }
        if (given.option("--fingerprint").isEmpty()) {
            if (known.filter(profile -> profile.address().equals(address)).isPresent()) {
                return known.get().authority();
            }
            if (FirstContact.isVouchedFor(address)) {
                return Optional.empty();
            }
        }
        return Optional.of(confirmed(given, address));
    }

    private static String confirmed(Given given, URI address) {
        var pem = FirstContact.claimedAuthority(address);
        var claimed = Trust.of(pem, "The engine's answer");
        var expected = given.option("--fingerprint");
        if (expected.isPresent()) {
            if (!FirstContact.same(expected.get(), claimed.fingerprint())) {
                throw new Failure(
                        Exit.UNREACHABLE,
                        "The engine's authority has another fingerprint, " + claimed.fingerprint()
                                + ": somebody may be in between. Nothing was sent.");
            }
            return pem;
        }
        var console = System.console();
        if (console == null) {
            throw new Failure(
                    Exit.UNREACHABLE,
                    "Nobody vouches for " + address
                            + "; give --ca-file with the engine's data/pki/ca.pem, or --fingerprint.");
        }
        console.printf(
                "Nobody vouches for %s. Its own authority is%n  %s%n  SHA-256 %s%nCompare this on the engine with:%n"
                        + "  openssl x509 -in data/pki/ca.pem -noout -fingerprint -sha256%n",
                address, claimed.subject(), claimed.fingerprint());
        if (!"yes".equals(console.readLine("Is it the same? Type yes to trust it from now on: "))) {
            throw new Failure(Exit.UNREACHABLE, "The engine was not trusted; nothing was sent.");
        }
        return pem;
    }

    private static String askedUser() {
        var console = System.console();
        if (console == null) {
            throw Failure.usage("Who logs in? Give --user, such as --user " + USUAL_USER);
        }
        var typed = console.readLine("User [%s]: ", USUAL_USER);
        return typed == null || typed.isBlank() ? USUAL_USER : typed.strip();
    }

    private static String password(Given given, Profile profile) {
        var file = given.option("--password-file");
        if (file.isPresent()) {
            return Bodies.text(file.get(), given.terminal().in())
                    .lines()
                    .findFirst()
                    .orElse("");
        }
        var console = System.console();
        if (console == null) {
            throw Failure.usage("There is no terminal to type the password; give --password-file FILE.");
        }
        var typed = console.readPassword("Password of %s: ", profile.user());
        if (typed == null) {
            throw Failure.usage("No password was typed.");
        }
        return new String(typed);
    }
}
