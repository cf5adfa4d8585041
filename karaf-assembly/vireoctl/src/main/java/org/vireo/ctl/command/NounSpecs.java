package org.vireo.ctl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.model.Member;
import org.vireo.ctl.model.Noun;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Commands made from the model: each collection is a noun, what it serves are its verbs. Only what may be meant is made whole, as there are
 * thousands of options and a start must be quick.
 *
 * @param model of the API
 * @param wanted whether a noun or verb may be meant
 */
record NounSpecs(ApiModel model, Predicate<String> wanted) {
    private static final Map<Noun.Method, String> ALIASES = Map.of(
            Noun.Method.CREATE,
            "add",
            Noun.Method.EDIT,
            "update",
            Noun.Method.DELETE,
            "remove",
            Noun.Method.SHOW,
            "get");

    /** The noun with all its verbs, and the nouns below it. */
    CommandSpec of(Noun noun) {
        var spec = Specs.group(noun.name(), sentence(noun));
        noun.alias().filter(alias -> !isTaken(noun, alias)).ifPresent(alias -> spec.aliases(alias));
        noun.methods().keySet().forEach(method -> spec.addSubcommand(method.verb(), method(noun, method)));
        noun.actions().forEach(action -> spec.addSubcommand(action.verb(), action(noun, action)));
        if (noun.parents().isEmpty() && noun.name().equals("job")) {
            spec.addSubcommand("cancel", JobCancel.spec());
        }
        for (var child : model.children(noun)) {
            var isMeant =
                    wanted.test(child.name()) || child.alias().filter(wanted).isPresent();
            spec.addSubcommand(child.name(), isMeant ? of(child) : stub(child));
        }
        return spec;
    }

    /** Only its name and what it is. */
    static CommandSpec stub(Noun noun) {
        return Specs.group(noun.name(), sentence(noun));
    }

    private static String sentence(Noun noun) {
        var what = noun.name().replace('-', ' ');
        return noun.parents().isEmpty()
                ? "The collection: " + what + "."
                : "What belongs to each "
                        + noun.parents().get(noun.parents().size() - 1).replace('_', ' ') + ": " + what + ".";
    }

    private boolean isTaken(Noun noun, String alias) {
        var above = noun.path().substring(0, noun.path().lastIndexOf("/{"));
        return model.noun(above).stream()
                .flatMap(parent -> model.children(parent).stream())
                .anyMatch(sibling -> sibling.name().equals(alias));
    }

    private CommandSpec method(Noun noun, Noun.Method method) {
        var verbs = new NounVerbs(noun);
        Act act = switch (method) {
            case LIST -> verbs::list;
            case SHOW -> verbs::show;
            case CREATE -> verbs::create;
            case EDIT -> verbs::edit;
            case DELETE -> verbs::delete;
        };
        var spec = Specs.leaf(method.verb(), described(noun, method), act);
        if (ALIASES.containsKey(method)) {
            spec.aliases(ALIASES.get(method));
        }
        if (!wanted.test(method.verb()) && !wanted.test(ALIASES.getOrDefault(method, method.verb()))) {
            return spec;
        }
        Specs.connection(spec);
        words(spec, noun, method);
        if (method != Noun.Method.DELETE) {
            Specs.output(spec);
        }
        options(spec, noun, method);
        return spec;
    }

    private static String described(Noun noun, Noun.Method method) {
        return switch (method) {
            case LIST -> "List all, or those that a search finds.";
            case SHOW -> "Show one whole.";
            case CREATE -> noun.parents().isEmpty() ? "Create one." : "Create one, or add one that is there.";
            case EDIT -> "Change one.";
            case DELETE ->
                noun.parents().isEmpty() ? "Delete each that is named." : "Delete or take away each that is named.";
        };
    }

    private static void words(CommandSpec spec, Noun noun, Noun.Method method) {
        var index = parents(spec, noun);
        if (method == Noun.Method.SHOW || method == Noun.Method.EDIT) {
            Specs.word(spec, index, label(noun.name()), "Name or id.");
        } else if (method == Noun.Method.DELETE) {
            Specs.words(spec, index, label(noun.name()), "Names or ids.");
        }
    }

    private static int parents(CommandSpec spec, Noun noun) {
        var index = 0;
        for (var parent : noun.parents()) {
            Specs.word(spec, index++, label(parent), "Name or id.");
        }
        return index;
    }

    private static String label(String name) {
        return name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    private void options(CommandSpec spec, Noun noun, Noun.Method method) {
        if (method == Noun.Method.LIST) {
            spec.addOption(
                    Specs.text("--sort", "COLUMNS", "Sort what came by columns; a minus in front turns the order."));
            if (noun.path().equals("/events")) {
                spec.addOption(Specs.flag("--follow", "Go on and show events as they come."));
            }
        }
        if (method == Noun.Method.CREATE || method == Noun.Method.EDIT) {
            new Wishes(model, noun)
                    .addTo(spec, method == Noun.Method.CREATE && !noun.parents().isEmpty());
            Specs.body(spec);
        }
        if (method != Noun.Method.LIST && method != Noun.Method.SHOW) {
            Specs.change(spec);
        }
        parameters(spec, noun.methods().get(method));
    }

    private static void parameters(CommandSpec spec, List<Member> parameters) {
        for (var parameter : parameters) {
            if (spec.findOption(parameter.option()) != null || parameter.isSecret()) {
                continue;
            }
            spec.addOption(option(parameter));
        }
    }

    private static OptionSpec option(Member parameter) {
        if (parameter.kind() == Member.Kind.FLAG) {
            return Specs.flag(parameter.option(), explained(parameter));
        }
        return parameter.words().isEmpty()
                ? Specs.text(parameter.option(), parameter.isStructure() ? "NAME|ID" : "VALUE", explained(parameter))
                : Specs.choice(new String[] {parameter.option()}, parameter.words(), explained(parameter));
    }

    private static String explained(Member parameter) {
        return switch (parameter.name()) {
            case "search" -> "Only those that this finds; the language is that of the handbook's page on search.";
            case "max" -> "This many at most.";
            case "follow" -> "Put these in place of references, such as cluster,nics.";
            default -> "The parameter " + parameter.name() + " of the API.";
        };
    }

    private CommandSpec action(Noun noun, Noun.Action action) {
        var spec = Specs.leaf(
                action.verb(),
                "Action: " + action.verb().replace('-', ' ') + ".",
                given -> new NounVerbs(noun).act(given, action));
        if (!wanted.test(action.verb())) {
            return spec;
        }
        Specs.connection(spec);
        var index = parents(spec, noun);
        if (action.ofItem()) {
            Specs.words(spec, index, label(noun.name()), "Names or ids.");
        }
        Specs.output(spec);
        Specs.body(spec);
        Specs.change(spec);
        parameters(spec, offered(action));
        return spec;
    }

    private List<Member> offered(Noun.Action action) {
        var offered = new ArrayList<Member>();
        for (var parameter : action.parameters()) {
            var type = parameter.isStructure() ? model.type(parameter.type()) : null;
            var isSingle = type == null || (type.isReferable() && type.items().isEmpty());
            if (isSingle && !parameter.isSecret()) {
                offered.add(parameter);
            }
        }
        return offered;
    }
}
