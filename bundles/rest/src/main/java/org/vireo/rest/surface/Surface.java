package org.vireo.rest.surface;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Paths of the published API. Immutable. */
public final class Surface {
    private final Outline outline;

    public Surface(Outline outline) {
        this.outline = outline;
    }

    /** A path, with names in braces for ids. */
    public record Spot(String path, Outline.Service service) {
        public List<Operation> operations() {
            return service.methods().stream()
                    .map(method -> Operation.of(service, method))
                    .toList();
        }
    }

    /** Where these segments lead, below the API's base; empty when the published API has no such path. */
    public Optional<Spot> find(List<String> segments) {
        var path = new StringBuilder();
        var service = outline.services().get(outline.root());
        for (var segment : segments) {
            var step = step(service, segment);
            if (step.isEmpty()) {
                return Optional.empty();
            }
            path.append('/').append(step.get().segment());
            service = outline.services().get(step.get().service());
        }
        return Optional.of(new Spot(path.toString(), service));
    }

    /** The request's path with names in place of ids, when the published API has this request. */
    public Optional<String> operation(String verb, List<String> segments) {
        var whole = find(segments)
                .filter(spot -> spot.operations().stream()
                        .anyMatch(one -> one.action().isEmpty() && one.verb().equals(verb)))
                .map(Spot::path);
        if (whole.isPresent() || segments.isEmpty() || !verb.equals("POST")) {
            return whole;
        }
        var last = segments.get(segments.size() - 1);
        return find(segments.subList(0, segments.size() - 1))
                .filter(spot -> spot.operations().stream()
                        .anyMatch(one -> one.action().filter(last::equals).isPresent()))
                .map(spot -> spot.path() + "/" + last);
    }

    private static Optional<Outline.Locator> step(Outline.Service service, String segment) {
        var named = service.locators().stream()
                .filter(one -> !one.variable() && one.segment().equals(segment))
                .findFirst();
        return named.or(() ->
                service.locators().stream().filter(Outline.Locator::variable).findFirst());
    }

    /** All methods of the model by service and name, those that no path leads to as well; some services have two of a name. */
    public List<String> methods() {
        return outline.services().values().stream()
                .flatMap(service -> service.methods().stream().map(method -> service.name() + "." + method.name()))
                .toList();
    }

    /** Every path there is; services that lead back to themselves are not followed twice. */
    public List<Spot> all() {
        var found = new ArrayList<Spot>();
        walk(new Spot("", outline.services().get(outline.root())), new HashSet<>(), found);
        return List.copyOf(found);
    }

    private void walk(Spot here, Set<String> above, List<Spot> found) {
        found.add(here);
        if (!above.add(here.service().name())) {
            return;
        }
        for (var locator : here.service().locators()) {
            var next = outline.services().get(locator.service());
            walk(new Spot(here.path() + "/" + locator.segment(), next), above, found);
        }
        above.remove(here.service().name());
    }
}
