package org.vireo.ctl.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.Trust;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.print.Format;
import org.vireo.ctl.print.Printer;
import org.vireo.ctl.print.Terminal;
import org.vireo.ctl.profile.Profile;
import org.vireo.ctl.work.Finder;
import org.vireo.ctl.work.JobWatch;
import picocli.CommandLine.ParseResult;

/** What the user wrote, and what comes of it. Confined to one thread. */
final class Given {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(120);
    private static final Duration JOBS = Duration.ofMinutes(10);

    private final ParseResult parsed;
    private final Context context;
    private Engine engine;

    Given(ParseResult parsed, Context context) {
        this.parsed = parsed;
        this.context = context;
    }

    Context context() {
        return context;
    }

    Terminal terminal() {
        return context.terminal();
    }

    ApiModel model() {
        return context.model();
    }

    /** The words that led to the command. */
    String command() {
        return parsed.commandSpec().qualifiedName(" ").replaceFirst("^vireoctl ", "");
    }

    Optional<String> option(String name) {
        return parsed.hasMatchedOption(name)
                ? Optional.ofNullable(parsed.matchedOptionValue(name, null))
                : Optional.empty();
    }

    String option(String name, String otherwise) {
        return option(name).orElse(otherwise);
    }

    boolean flag(String name) {
        return parsed.hasMatchedOption(name);
    }

    /** Values of an option that may be repeated. */
    List<String> options(String name) {
        return parsed.hasMatchedOption(name)
                ? Arrays.asList(parsed.matchedOptionValue(name, new String[0]))
                : List.of();
    }

    /** Everything that stands without an option, in order. */
    List<String> words() {
        var words = new ArrayList<String>();
        for (var positional : parsed.matchedPositionals()) {
            Object value = positional.getValue();
            if (value instanceof String[] several) {
                words.addAll(Arrays.asList(several));
            } else {
                words.add((String) value);
            }
        }
        return words;
    }

    Optional<Duration> timeout() {
        return option("--timeout").map(Durations::of);
    }

    String profileName() {
        return named(option("--profile"))
                .orElseThrow(() -> new Failure(Exit.NOT_LOGGED_IN, "Nobody is logged in; run: vireoctl login URL"));
    }

    private Optional<String> named(Optional<String> option) {
        var variable = context.terminal().environment().getOrDefault("VIREOCTL_PROFILE", "");
        return option.or(() -> Optional.of(variable).filter(text -> !text.isEmpty()))
                .or(() -> context.profiles().current());
    }

    Profile profile() {
        return context.profiles().get(profileName());
    }

    /** With the login of the profile; fails when there is none. */
    Engine engine() {
        if (engine == null) {
            var profile = profile();
            if (profile.token().isEmpty()) {
                throw new Failure(
                        Exit.NOT_LOGGED_IN,
                        "The profile " + profile.name() + " is logged out; run: vireoctl login --profile "
                                + profile.name());
            }
            engine = new Engine(
                    profile.address(),
                    trust(profile),
                    profile.token(),
                    timeout().orElse(ONE_ANSWER));
        }
        return engine;
    }

    static Trust trust(Profile profile) {
        return profile.authority()
                .map(pem -> Trust.of(pem, "The profile " + profile.name()))
                .orElseGet(Trust::ofTheMachine);
    }

    Finder finder() {
        return new Finder(engine(), model());
    }

    JobWatch watch() {
        return new JobWatch(engine(), terminal(), context.clock(), timeout().orElse(JOBS));
    }

    Printer printer() {
        return printer(Format.TABLE);
    }

    /** In the form that was asked for, or else in this one. */
    Printer printer(Format usual) {
        var format = option("--output").map(Format::of).orElse(usual);
        var sort = option("--sort")
                .map(text -> List.of(text.strip().split("\\s*,\\s*")))
                .orElse(List.of());
        return new Printer(terminal(), model(), format, !flag("--no-headings"), sort);
    }
}
