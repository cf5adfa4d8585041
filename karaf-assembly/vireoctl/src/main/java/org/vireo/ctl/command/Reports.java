package org.vireo.ctl.command;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.print.Columns;
import org.vireo.ctl.print.Format;
import org.vireo.ctl.text.Tree;
import picocli.CommandLine.Model.CommandSpec;

/** Reports of the history: which there are, making them, fetching what was made. */
final class Reports {
    private static final String BASE = "/vireo/api/reports";
    private static final String RUNS = BASE + "/runs";

    private Reports() {}

    static CommandSpec spec() {
        var spec = Specs.group("report", "Reports of the history: which there are, making and fetching them.");
        spec.addSubcommand("list", shown("list", "List the reports.", Reports::list));
        spec.addSubcommand("runs", shown("runs", "List what was made, or is being made.", Reports::runs));
        var show = shown("show", "Show one that was made.", Reports::show);
        Specs.word(show, 0, "RUN", "Its id.");
        spec.addSubcommand("show", show);
        spec.addSubcommand("run", run());
        var download = Specs.leaf(
                "download",
                "Fetch the file of one that was made.",
                given -> fetch(given, given.words().get(0)));
        Specs.word(download, 0, "RUN", "Its id.");
        Specs.connection(download);
        download.addOption(file());
        spec.addSubcommand("download", download);
        for (var verb : List.of("cancel", "delete")) {
            var leaf = Specs.leaf(
                    verb,
                    verb.equals("cancel") ? "Stop making one." : "Delete one that was made.",
                    given -> end(given, verb));
            Specs.word(leaf, 0, "RUN", "Its id.");
            Specs.connection(leaf);
            Specs.waiting(leaf);
            spec.addSubcommand(verb, leaf);
        }
        return spec;
    }

    private static CommandSpec shown(String name, String description, Act act) {
        var spec = Specs.leaf(name, description, act);
        Specs.connection(spec);
        Specs.output(spec);
        return spec;
    }

    private static CommandSpec run() {
        var spec = Specs.leaf("run", "Make a report; with --wait it is fetched when it is done.", Reports::make);
        Specs.word(spec, 0, "REPORT", "Its id, such as host-usage.");
        Specs.connection(spec);
        Specs.waiting(spec);
        spec.addOption(Specs.text("--form", "FORM", "Such as pdf, xlsx, html or csv (default: pdf)."));
        spec.addOption(Specs.text("--language", "TAG", "Of its words, such as en."));
        spec.addOption(
                Specs.text("--timezone", "ZONE", "In which its days begin, such as Europe/Paris (default: UTC)."));
        spec.addOption(Specs.text("--keep-days", "NUMBER", "How long the engine keeps it (default: 30)."));
        spec.addOption(Specs.repeated("--set", "NAME=VALUE", "A parameter of the report; may be repeated."));
        return spec.addOption(file());
    }

    private static picocli.CommandLine.Model.OptionSpec file() {
        return Specs.text("--file", "FILE", "Where to write it; otherwise into this folder, by its name.");
    }

    private static void list(Given given) {
        var answer =
                given.engine().send(Request.get(BASE)).expectGood("report list").json();
        print(given, Tree.at(answer, "reports"), "id,title");
    }

    private static void runs(Given given) {
        var answer =
                given.engine().send(Request.get(RUNS)).expectGood("report runs").json();
        print(given, Tree.at(answer, "runs"), "id,report,form,state,begun,size");
    }

    private static void print(Given given, Object items, String usual) {
        var columns = given.option("--columns", usual);
        given.printer().list(Tree.items(items), new Columns("Action", List.of(columns.split(","))));
    }

    private static void show(Given given) {
        var answer =
                given.engine().send(Request.get(path(given.words().get(0)))).expectGood(given.command());
        given.printer(Format.YAML).plain(answer.json());
    }

    private static String path(String run) {
        return RUNS + "/" + Request.step(run);
    }

    private static void make(Given given) {
        var body = new LinkedHashMap<String, Object>();
        given.option("--form").ifPresent(form -> body.put("form", form));
        given.option("--language").ifPresent(tag -> body.put("language", tag));
        given.option("--timezone").ifPresent(zone -> body.put("timezone", zone));
        given.option("--keep-days").ifPresent(days -> body.put("keep_days", days));
        var wishes = new LinkedHashMap<String, Object>();
        Wishes.pairs(given).forEach(pair -> wishes.put(pair.get(0), pair.get(1)));
        body.put("wishes", wishes);
        var report = given.words().get(0);
        Change.send(given, Request.of("POST", BASE + "/" + Request.step(report), body), "report run " + report)
                .ifPresent(answer -> made(given, Tree.text(answer.json(), "run.id")));
    }

    private static void made(Given given, String run) {
        if (given.flag("--wait")) {
            fetch(given, run);
        } else {
            given.terminal().out().println(run);
        }
    }

    private static void fetch(Given given, String run) {
        var about = given.engine()
                .send(Request.get(path(run)))
                .expectGood("report show " + run)
                .json();
        var content = given.engine().send(Request.get(path(run) + "/content")).expectGood("report download " + run);
        var file = given.option("--file").map(Path::of).orElseGet(() -> name(about));
        try {
            // what lies there already is replaced only when it was named
            Files.write(
                    file,
                    content.bytes(),
                    given.option("--file").isPresent()
                            ? new StandardOpenOption[] {
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE
                            }
                            : new StandardOpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE});
            given.terminal().out().println(file);
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage(file + " is there already; name another with --file, or the same to replace it.", e);
        } catch (IOException e) {
            throw Failure.usage(file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** Names that the engine tells lead nowhere else than into this folder. */
    private static Path name(Object about) {
        var name = Tree.text(about, "report") + "." + Tree.text(about, "form");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,120}")) {
            throw new Failure(Exit.USAGE, "The report has no name for a file; give one with --file.");
        }
        return Path.of(name);
    }

    private static void end(Given given, String verb) {
        var run = given.words().get(0);
        var request = verb.equals("cancel")
                ? Request.of("POST", path(run) + "/cancel", Map.of())
                : new Request("DELETE", path(run), Map.of(), Optional.empty());
        Change.send(given, request, given.command() + " " + run)
                .ifPresent(answer -> given.terminal().note(given.command() + " " + run + ": accepted"));
    }
}
