package org.vireo.rest.define;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Sight;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Inventory;
import org.vireo.model.Id;
import org.vireo.rest.search.Asking;

/** One request: who asks, how, and what was looked up so far on its behalf. Confined to the request's thread. */
public final class Exchange {
    private static final int FEW = 8;

    private final Engine engine;
    private final Caller caller;
    private final String base;
    private final String origin;
    private final Parameters parameters;
    private Sight sight;
    private OptionalLong total = OptionalLong.empty();
    private final Map<Object, Object> known = new HashMap<>();

    /**
     * {@code base} begins every href: {@code /ovirt-engine/api}, with {@code /v4} if the client said so; {@code origin} is how the client
     * reached this engine, such as {@code https://engine:8443}.
     */
    public Exchange(Engine engine, Caller caller, String base, String origin, Parameters parameters) {
        this.engine = engine;
        this.caller = caller;
        this.base = base;
        this.origin = origin;
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

    public String origin() {
        return origin;
    }

    public Parameters parameters() {
        return parameters;
    }

    public boolean allContent() {
        return parameters.flag("all_content").orElse(false);
    }

    /** How many items a list has in all of which the answer is a part; empty unless the request asks for that number. */
    public OptionalLong total() {
        return total;
    }

    /** Counts the items of the list asked for, if the request asks for their number. */
    void counted(LongSupplier items) {
        if (parameters.flag("total").orElse(false)) {
            total = OptionalLong.of(items.getAsLong());
        }
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
        sight = null;
    }

    /** What the caller sees: by all its roles, or by those of users where the client asks for the view of users. */
    public Sight sight() {
        if (sight == null) {
            var users = parameters.flag("filter").orElse(false);
            sight = users
                    ? engine.authorizer().userSight(caller)
                    : engine.authorizer().sight(caller);
        }
        return sight;
    }

    /** Whether the caller may see an object. After a few questions about one kind the answer is asked for all of them. */
    public boolean sees(String kind, Id id) {
        if (seesSystem()) {
            return true;
        }
        var questions = this.<Questions>once("sees " + kind, Questions::new);
        return questions.answers.computeIfAbsent(id.value(), object -> asked(questions, kind, object));
    }

    private boolean asked(Questions questions, String kind, UUID object) {
        if (questions.all == null && questions.answers.size() >= FEW) {
            questions.all = engine.authorizer().seen(sight(), kind);
        }
        if (questions.all != null && questions.all.isPresent()) {
            return questions.all.get().contains(object);
        }
        return engine.authorizer().sees(sight(), kind, object);
    }

    /** Whether the caller sees everything, also what belongs to no object. */
    public boolean seesSystem() {
        return sight() instanceof Sight.Everything;
    }

    /** What the caller may see of objects that permissions guard, as the store understands it; empty for everything. */
    Optional<Criterion> limits() {
        return sight() instanceof Sight.Some some
                ? Optional.of(new Criterion.Visible(some.principals(), some.userRolesOnly()))
                : Optional.empty();
    }

    /** How searches of this request are made. */
    public Asking asking(boolean exact) {
        return new Asking(limits(), exact, engine.clock(), new Load(engine.samples())::of);
    }

    /** What was asked about the objects of one kind so far; all of them once known. */
    private static final class Questions {
        private final Map<UUID, Boolean> answers = new HashMap<>();
        private Optional<Set<UUID>> all;
    }
}
