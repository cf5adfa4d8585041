package org.vireo.rest.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vireo.engine.api.auth.Caller;
import org.vireo.inventory.Vm;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.json.ModelJson;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Engine;
import org.vireo.rest.define.Exchange;
import org.vireo.rest.define.Parameters;
import org.vireo.rest.define.Place;

/**
 * What waits for the next start of a virtual machine that runs, as attributes of API v4: what is kept already, and what would wait if a
 * change were made. Changes nothing. Thread-safe.
 */
public final class NextStart {
    private static final String BASE = "/ovirt-engine/api";

    private final Engine engine;
    private final Beans beans;
    private final VmShape shape = new VmShape();
    private final ObjectMapper json = ModelJson.newMapper();

    public NextStart(Engine engine) {
        this.engine = engine;
        this.beans = new Beans(engine.wire());
    }

    /**
     * An attribute that will be another.
     *
     * @param attribute its path, such as {@code cpu.topology.sockets}
     * @param now what it runs with; null when that has none
     * @param then what it starts with; null when that has none
     */
    public record Change(String attribute, String now, String then) {}

    /** What waits now; nothing for one that does not run. */
    public List<Change> waiting(VmId id, Caller caller) {
        return engine.transactions().read(() -> {
            var vm = engine.inventory().get(Vm.class, id);
            return VmsCollection.isRunning(vm) && !vm.runOnce()
                    ? vm.runSettings()
                            .map(run -> differences(run, vm.settings(), context(caller)))
                            .orElse(List.of())
                    : List.of();
        });
    }

    /**
     * What would wait once {@code body} were put, if its guest takes all that can be plugged in while it runs.
     *
     * @throws org.vireo.rest.fault.RequestFault 400 when the body is no virtual machine, or has values out of range
     */
    public List<Change> after(VmId id, JsonNode body, Caller caller) {
        var sent = beans.fromJson(body.toString(), org.vireo.rest.types.Vm.class);
        return engine.transactions().read(() -> {
            var vm = engine.inventory().get(Vm.class, id);
            var context = context(caller);
            var wanted = VmWishes.apply(vm.settings(), sent, context);
            return VmsCollection.isRunning(vm)
                    ? vm.runSettings()
                            .map(run -> differences(run.taking(wanted), wanted, context))
                            .orElse(List.of())
                    : List.of();
        });
    }

    private Context context(Caller caller) {
        var exchange = new Exchange(engine, caller, BASE, "", new Parameters(Map.of("all_content", List.of("true"))));
        return new Context(exchange, Place.root(exchange));
    }

    private List<Change> differences(VmSettings run, VmSettings wanted, Context context) {
        var now = attributes(run, context);
        var then = attributes(wanted, context);
        var names = new TreeMap<String, String>(now);
        names.putAll(then);
        var changes = new ArrayList<Change>();
        for (var name : names.keySet()) {
            var before = now.get(name);
            var after = then.get(name);
            if (before == null ? after != null : !before.equals(after)) {
                changes.add(new Change(name, before, after));
            }
        }
        return List.copyOf(changes);
    }

    private Map<String, String> attributes(VmSettings settings, Context context) {
        var bean = new org.vireo.rest.types.Vm();
        shape.show(bean, settings, context);
        shape.showRun(bean, settings, context);
        // files for the guest are no words to show
        bean.setPayloads(null);
        var found = new TreeMap<String, String>();
        try {
            flatten(json.readTree(beans.json(bean)), "", found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the engine itself wrote is not readable", e);
        }
        return found;
    }

    /** Lists are one value. */
    private static void flatten(JsonNode node, String path, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), into));
        } else {
            into.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
