package org.vireo.rest.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Cluster;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.DataCenter;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Network;
import org.vireo.inventory.StorageDomain;
import org.vireo.inventory.Template;
import org.vireo.inventory.Term;
import org.vireo.inventory.Vm;
import org.vireo.inventory.Where;
import org.vireo.inventory.Where.Comparison;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Stored;

/** Events by their number, the newest first: those that have one were committed in that order. Immutable. */
final class KeptEvents implements Stored<LoggedEvent> {
    private static final TypeReference<Map<String, UUID>> SUBJECTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Class<?>> GUARDED = Map.of(
            "vm", Vm.class,
            "host", Host.class,
            "cluster", Cluster.class,
            "data_center", DataCenter.class,
            "template", Template.class,
            "storage_domain", StorageDomain.class,
            "disk", Disk.class,
            "network", Network.class);

    /** What an event is about, by kind. */
    static Map<String, UUID> about(LoggedEvent event) {
        try {
            return JSON.readValue(event.subjects(), SUBJECTS);
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "cannot read what event " + event.id() + " is about", e);
        }
    }

    /** Who sees something sees what happened to it, and everyone what came of the own requests. */
    static Criterion limits(Criterion sight, Context context) {
        var caller = context.exchange().caller();
        var parts = new ArrayList<Criterion>();
        parts.add(Criterion.equal(Term.of("actor"), caller.name()));
        GUARDED.forEach((kind, type) -> parts.add(new Criterion.Related(
                new Term.Json("subjects", List.of(kind), Term.Kind.ID), type, Term.of("id"), sight)));
        return new Criterion.Any(parts);
    }

    @Override
    public Class<LoggedEvent> type() {
        return LoggedEvent.class;
    }

    @Override
    public Where where(Context context) {
        long after = context.parameters().number("from").orElse(0);
        return ordered(kept().and("number", Comparison.GREATER, after));
    }

    private static Where kept() {
        return Where.equal("deleted", false);
    }

    @Override
    public Where ordered(Where where) {
        return where.order("number", true);
    }

    @Override
    public Optional<Owned<LoggedEvent>> owned() {
        return Optional.empty();
    }

    @Override
    public Where withIds(List<String> ids) {
        return kept().and(
                        "number",
                        Comparison.IN,
                        ids.stream()
                                .filter(KeptEvents::isNumber)
                                .map(Long::valueOf)
                                .toList());
    }

    @Override
    public boolean within(LoggedEvent event, Context context) {
        return true;
    }

    @Override
    public Optional<LoggedEvent> find(Context context, String id) {
        return isNumber(id)
                ? context.inventory().first(LoggedEvent.class, kept().andEqual("number", Long.valueOf(id)))
                : Optional.empty();
    }

    private static boolean isNumber(String id) {
        return id.matches("[1-9]\\d{0,17}");
    }

    @Override
    public String id(LoggedEvent event) {
        return String.valueOf(event.number().orElseThrow());
    }
}
