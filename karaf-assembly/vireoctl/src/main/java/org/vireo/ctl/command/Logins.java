package org.vireo.ctl.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.print.Columns;
import org.vireo.ctl.print.Format;
import org.vireo.ctl.profile.Profile;
import org.vireo.ctl.text.Tree;
import picocli.CommandLine.Model.CommandSpec;

/** Who is logged in where. */
final class Logins {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Logins() {}

    static CommandSpec logout() {
        var spec = Specs.leaf(
                "logout", "Give the token back to the engine and forget it; the profile stays.", Logins::logOut);
        Specs.connection(spec);
        return spec;
    }

    static CommandSpec whoami() {
        var spec = Specs.leaf("whoami", "Show who is logged in, where, and until when.", Logins::whoAmI);
        Specs.connection(spec);
        Specs.output(spec);
        return spec;
    }

    static CommandSpec profiles() {
        var spec = Specs.group("profile", "Engines that are known, and which one commands go to.");
        var list = Specs.leaf("list", "List the profiles; a star marks the current one.", Logins::list);
        Specs.output(list);
        spec.addSubcommand("list", list);
        var use = Specs.leaf(
                "use",
                "Let further commands go to this one.",
                given -> given.context().profiles().use(given.words().get(0)));
        Specs.word(use, 0, "PROFILE", "Its name.");
        spec.addSubcommand("use", use);
        var delete = Specs.leaf("delete", "Forget a profile with its login; the token is given back.", Logins::delete);
        Specs.word(delete, 0, "PROFILE", "Its name.");
        spec.addSubcommand("delete", delete);
        return spec;
    }

    private static void logOut(Given given) {
        var profile = given.profile();
        forget(profile);
        given.context().profiles().save(profile.withoutToken());
        given.terminal().note("Logged out at " + profile.address() + ".");
    }

    private static void forget(Profile profile) {
        if (profile.token().isPresent()) {
            new Engine(profile.address(), Given.trust(profile), Optional.empty(), PATIENCE)
                    .logOut(profile.token().get());
        }
    }

    private static void whoAmI(Given given) {
        var profile = given.profile();
        var info = given.engine().tokenInfo(profile.token().orElseThrow());
        if (!Tree.text(info, "active").equals("true")) {
            throw new Failure(
                    Exit.NOT_LOGGED_IN, "The login has ended; run: vireoctl login --profile " + profile.name());
        }
        var api = given.engine()
                .send(Request.get(Engine.API))
                .expectGood("whoami")
                .json();
        var told = new LinkedHashMap<String, Object>();
        told.put("user", Tree.text(info, "user_name"));
        told.put("url", profile.address().toString());
        told.put("profile", profile.name());
        told.put("expires", profile.expires().toString());
        told.put("product", Tree.text(api, "product_info.name"));
        told.put("version", Tree.text(api, "product_info.version.full_version"));
        given.printer().item(told, new Columns("Action", List.copyOf(told.keySet())), false);
    }

    private static void list(Given given) {
        var current = given.context().profiles().current().orElse("");
        var rows = given.context().profiles().names().stream()
                .map(name -> given.context().profiles().get(name))
                .map(profile -> row(profile, profile.name().equals(current)))
                .toList();
        given.printer(Format.TABLE)
                .list(rows, new Columns("Action", List.of("current", "profile", "url", "user", "login")));
    }

    private static Map<String, Object> row(Profile profile, boolean current) {
        var row = new LinkedHashMap<String, Object>();
        row.put("current", current ? "*" : "");
        row.put("profile", profile.name());
        row.put("url", profile.address().toString());
        row.put("user", profile.user());
        row.put("login", profile.token().isPresent() ? "until " + profile.expires() : "none");
        return row;
    }

    /** An engine that does not answer keeps nobody from forgetting it. */
    private static void delete(Given given) {
        var profile = given.context().profiles().get(given.words().get(0));
        try {
            forget(profile);
        } catch (Failure failure) {
            given.terminal().err().println("The token could not be given back: " + failure.getMessage());
        }
        given.context().profiles().delete(profile.name());
    }
}
