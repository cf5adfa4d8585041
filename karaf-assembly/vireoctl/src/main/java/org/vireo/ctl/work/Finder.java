package org.vireo.ctl.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vireo.ctl.exit.Exit;
import org.vireo.ctl.exit.Failure;
import org.vireo.ctl.http.Engine;
import org.vireo.ctl.http.Request;
import org.vireo.ctl.model.ApiModel;
import org.vireo.ctl.model.Noun;
import org.vireo.ctl.model.Value;
import org.vireo.ctl.text.Tree;

/**
 * Turns names into paths. A name that several objects have is refused, never guessed.
 *
 * @param engine to ask
 * @param model of the API
 */
public record Finder(Engine engine, ApiModel model) {
    private static final Set<String> SEARCHED_BY_NAME = Set.of(
            "/vms", "/hosts", "/clusters", "/datacenters", "/storagedomains", "/templates", "/networks", "/vmpools");
    private static final List<String> NAMES = List.of("name", "user_name", "alias", "disk.alias", "disk.name", "id");

    /** The path of a collection, below the items of these names or ids. */
    public String collection(Noun noun, List<String> parents) {
        var path = new StringBuilder(Engine.API);
        var known = new StringBuilder();
        var given = parents.iterator();
        for (var step : noun.path().substring(1).split("/")) {
            if (step.startsWith("{")) {
                path.append('/').append(Request.step(id(known.toString(), path.toString(), given.next())));
            } else {
                path.append('/').append(step);
            }
            known.append('/').append(step);
        }
        return path.toString();
    }

    /** The path of an item. */
    public String item(Noun noun, List<String> parents, String name) {
        var collection = collection(noun, parents);
        return collection + "/" + Request.step(id(noun.path(), collection, name));
    }

    private String id(String known, String collection, String name) {
        if (Value.isId(name) || (known.endsWith("/events") && name.matches("[0-9]+"))) {
            return name;
        }
        var noun = model.noun(known);
        var kind = noun.map(Noun::name).orElse("object");
        var found = candidates(known, collection, name, noun).stream()
                .filter(item -> called(item, name))
                .map(item -> Tree.text(item, "id"))
                .distinct()
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new Failure(Exit.NOT_FOUND, "There is no " + kind + " \"" + name + "\", or you may not see it.");
        }
        throw Failure.usage("There are " + found.size() + " of the name \"" + name + "\" (" + kind + "); give an id: "
                + String.join(", ", found) + ".");
    }

    private List<?> candidates(String known, String collection, String name, Optional<Noun> noun) {
        var request = Request.get(collection);
        if (SEARCHED_BY_NAME.contains(known) && name.chars().noneMatch(c -> c == '"' || c == '\\')) {
            request = request.with("search", "name=\"" + name + "\"");
        }
        if (noun.filter(one -> one.type().equals("DiskAttachment")).isPresent()) {
            request = request.with("follow", "disk");
        }
        return Tree.items(
                engine.send(request).expectGood("Looking for \"" + name + "\"").json());
    }

    private static boolean called(Object item, String name) {
        var names = Tree.at(item, "snapshot_type") == null ? NAMES : List.of("id", "description");
        return names.stream().anyMatch(path -> Tree.text(item, path).equals(name));
    }
}
