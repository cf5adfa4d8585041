package org.vireo.ctl.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.model.Body;
import org.vireo.ctl.model.Member;
import org.vireo.ctl.model.Noun;
import org.vireo.ctl.print.Columns;
import org.vireo.ctl.print.Format;
import org.vireo.ctl.text.Tree;

/**
 * What can be done with every collection.
 *
 * @param noun the collection
 */
record NounVerbs(Noun noun) {
    private Columns columns(Given given) {
        return Columns.of(given.model(), noun.type(), given.option("--columns", ""));
    }

    private List<String> parents(Given given) {
        return given.words().subList(0, noun.parents().size());
    }

    private List<String> items(Given given) {
        return given.words().subList(noun.parents().size(), given.words().size());
    }

    void list(Given given) {
        var columns = columns(given);
        var request =
                asked(given, Request.get(given.finder().collection(noun, parents(given))), Noun.Method.LIST, columns);
        var answer = given.engine().send(request).expectGood(given.command());
        if (isEvents() && given.flag("--follow")) {
            new EventTail(given, columns).run(Tree.items(answer.json()));
        } else {
            given.printer().list(Tree.items(answer.json()), columns);
        }
    }

    /** Following events means something else than following references. */
    private boolean isEvents() {
        return noun.path().equals("/events");
    }

    void show(Given given) {
        var columns = columns(given);
        var name = items(given).get(0);
        var request =
                asked(given, Request.get(given.finder().item(noun, parents(given), name)), Noun.Method.SHOW, columns);
        var answer = given.engine().send(request).expectGood(given.command() + " " + name);
        given.printer().item(answer.json(), columns, given.option("--columns").isPresent());
    }

    void create(Given given) {
        var body = new Wishes(given.model(), noun).body(given);
        var path = given.finder().collection(noun, parents(given));
        var request = asked(given, Request.of("POST", path, body), Noun.Method.CREATE, null);
        Change.send(given, request, given.command()).ifPresent(answer -> changed(given, Change.after(given, answer)));
    }

    void edit(Given given) {
        var body = new Wishes(given.model(), noun).body(given);
        if (body.isEmpty()) {
            throw Failure.usage("Nothing is to be changed; give an option, --set or -f.");
        }
        var name = items(given).get(0);
        var path = given.finder().item(noun, parents(given), name);
        var request = asked(given, Request.of("PUT", path, body), Noun.Method.EDIT, null);
        Change.send(given, request, given.command() + " " + name)
                .ifPresent(answer -> changed(given, Change.after(given, answer)));
    }

    private void changed(Given given, Object object) {
        if (object != null) {
            given.printer().item(object, columns(given), true);
        }
    }

    void delete(Given given) {
        new Each(given).of(items(given), name -> {
            var path = given.finder().item(noun, parents(given), name);
            var request =
                    asked(given, new Request("DELETE", path, Map.of(), Optional.empty()), Noun.Method.DELETE, null);
            var what = given.command() + " " + name;
            Change.send(given, request, what)
                    .ifPresent(answer -> given.terminal().note(what + ": accepted"));
        });
    }

    /** An action of items or of the collection. */
    void act(Given given, Noun.Action action) {
        if (!action.ofItem()) {
            act(given, action, given.finder().collection(noun, parents(given)), given.command());
            return;
        }
        new Each(given)
                .of(
                        items(given),
                        name -> act(
                                given,
                                action,
                                given.finder().item(noun, parents(given), name),
                                given.command() + " " + name));
    }

    private void act(Given given, Noun.Action action, String path, String what) {
        var body = new Body(given.model(), "Action", Wishes.file(given, given.model(), "Action"));
        Wishes.set(given, body);
        action.parameters().forEach(member -> value(given, member).ifPresent(value -> body.set(member.name(), value)));
        var request = Request.of("POST", path + "/" + action.segment(), body.members());
        Change.send(given, request, what).ifPresent(answer -> acted(given, answer.json(), what));
    }

    /** What an action tells beyond that it was done. */
    private void acted(Given given, Object answer, String what) {
        var printer = given.printer();
        var told = new LinkedHashMap<String, Object>();
        if (answer instanceof Map<?, ?> members) {
            members.forEach((name, value) -> told.put(String.valueOf(name), value));
        }
        List.of("status", "id", "href", "link", "job", "actions", "async").forEach(told::remove);
        if (printer.format() == Format.JSON || printer.format() == Format.YAML) {
            printer.plain(answer);
        } else if (told.isEmpty()) {
            given.terminal().note(what + ": " + (given.flag("--wait") ? "done" : "accepted"));
        } else {
            printer.item(told, new Columns("Action", List.of()), false);
        }
    }

    /** With the parameters of the query that were given. */
    private Request asked(Given given, Request request, Noun.Method method, Columns columns) {
        var asked = request;
        for (Member member : noun.methods().get(method)) {
            if (member.name().equals("async")) {
                continue;
            }
            var value = member.name().equals("follow") ? followed(given, columns) : value(given, member);
            asked = value.isPresent() ? asked.with(member.name(), value.get()) : asked;
        }
        return asked;
    }

    /** What the user wants followed, and what the columns need. */
    private Optional<String> followed(Given given, Columns columns) {
        var wanted = isEvents() ? "" : given.option("--follow", "");
        var needed = columns == null ? "" : columns.follow(given.model());
        return Stream.of(wanted, needed).filter(text -> !text.isEmpty()).reduce((one, other) -> one + "," + other);
    }

    /** A flag is given or not, everything else has a value. */
    private static Optional<String> value(Given given, Member member) {
        if (member.kind() == Member.Kind.FLAG) {
            return given.flag(member.option()) ? Optional.of("true") : Optional.empty();
        }
        return given.option(member.option());
    }
}
