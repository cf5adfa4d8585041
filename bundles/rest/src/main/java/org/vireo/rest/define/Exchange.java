package org.vireo.rest.define;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.inventory.Inventory;
import org.vireo.model.Id;

/** One request: who asks, how, and what was looked up so far on its behalf. Confined to the request's thread. */
public final class Exchange {
    private final Engine engine;
    private final Caller caller;
    private final String base;
    private final Parameters parameters;
    private final Map<Object, Object> known = new HashMap<>();

    /** {@code base} begins every href: {@code /ovirt-engine/api}, with {@code /v4} if the client said so. */
    public Exchange(Engine engine, Caller caller, String base, Parameters parameters) {
        this.engine = engine;
        this.caller = caller;
        this.base = base;
        this.parameters = parameters;
    }

    public Engine engine() {
        return engine;
    }

    public Inventory inventory() {
        return engine.inventory();
    }

    public Caller caller() {
        return caller;
    }

    public String base() {
        return base;
    }

    public Parameters parameters() {
        return parameters;
    }

    public boolean allContent() {
        return parameters.flag("all_content").orElse(false);
    }

    /** The value found first under this key in this request: what a mapper needs for many items is asked for once. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> value) {
        if (!known.containsKey(key)) {
            known.put(key, value.get());
        }
        return (T) known.get(key);
    }

    /** Forgets what was looked up, after something was changed. */
    public void forget() {
        known.clear();
    }

    /** Whether the caller may see an object. The permit every user of an object has is that to log in to it. */
    public boolean sees(String kind, Id id) {
        return engine.authorizer().allowed(caller, Permit.on("login", kind, id));
    }

    /** Whether the caller may see what belongs to no object. */
    public boolean seesSystem() {
        return engine.authorizer().allowed(caller, Permit.system("login"));
    }
}
