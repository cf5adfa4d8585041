package org.vireo.ctl.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vireo.ctl.exit.Failure;

/**
 * An object that is made for a request, member by member. What the type does not have is refused here, as an engine leaves out silently what it
 * does not know. Confined to one thread.
 */
public final class Body {
    private final ApiModel model;
    private final Type type;
    private final Map<String, Object> members;

    /** @param members what is there already, such as from a file */
    public Body(ApiModel model, String type, Map<String, Object> members) {
        this.model = model;
        this.type = model.type(type);
        this.members = members;
    }

    private record Step(String name, int index) {
        static Step of(String text, String path) {
            var bracket = text.indexOf('[');
            if (bracket < 0) {
                return new Step(text, 0);
            }
            if (!text.matches("[a-z0-9_]+\\[[0-9]{1,3}]")) {
                throw Failure.usage(
                        "\"" + path + "\" is no path: write members as name or name[0], with dots between them.");
            }
            return new Step(
                    text.substring(0, bracket), Integer.parseInt(text.substring(bracket + 1, text.length() - 1)));
        }
    }

    /** Puts one value, told as text, where the path says. */
    public void set(String path, String text) {
        var steps = new ArrayDeque<Step>();
        for (var step : path.split("\\.", -1)) {
            steps.add(Step.of(step, path));
        }
        put(members, type, steps, text, path);
    }

    public Map<String, Object> members() {
        return members;
    }

    private void put(Map<String, Object> node, Type at, Deque<Step> steps, String text, String path) {
        var step = steps.pop();
        var member = at.member(step.name()).orElseThrow(() -> unknown(at, step.name(), path));
        if (steps.isEmpty()) {
            node.put(member.name(), new Value(model, path).of(member, text));
            return;
        }
        if (!member.isStructure()) {
            throw Failure.usage("In \"" + path + "\", " + step.name() + " is a single value and has no members.");
        }
        var below = model.type(member.type());
        var child = member.list() ? element(node, member.name(), step.index()) : object(node, member.name());
        var items = below.items();
        if (items.isPresent()
                && items.get().isStructure()
                && !items.get().name().equals(steps.peek().name())) {
            child = element(child, items.get().name(), step.index());
            below = model.type(items.get().type());
        }
        put(child, below, steps, text, path);
    }

    private static Failure unknown(Type type, String name, String path) {
        var hint = type.near(name).map(near -> "; did you mean " + near + "?").orElse(".");
        return Failure.usage("In \"" + path + "\", " + type.name() + " has no member " + name + hint);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> node, String name) {
        var there = node.get(name);
        if (there instanceof Map) {
            return (Map<String, Object>) there;
        }
        var fresh = new LinkedHashMap<String, Object>();
        node.put(name, fresh);
        return fresh;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> element(Map<String, Object> node, String name, int index) {
        var list = node.get(name) instanceof List<?> there ? new ArrayList<Object>(there) : new ArrayList<Object>();
        node.put(name, list);
        while (list.size() <= index) {
            list.add(new LinkedHashMap<String, Object>());
        }
        return (Map<String, Object>) list.get(index);
    }
}
