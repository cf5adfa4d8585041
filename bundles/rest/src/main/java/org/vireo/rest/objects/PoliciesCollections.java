package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.vireo.engine.api.catalog.AddDefinition;
import org.vireo.engine.api.catalog.RemoveDefinition;
import org.vireo.engine.api.command.Details;
import org.vireo.engine.api.schedule.PolicyUnits;
import org.vireo.engine.api.schedule.PolicyUnits.Unit;
import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.model.DefinitionId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Balance;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.Filter;
import org.vireo.rest.types.PolicyUnitType;
import org.vireo.rest.types.SchedulingPolicy;
import org.vireo.rest.types.SchedulingPolicyUnit;
import org.vireo.rest.types.Weight;

/** Scheduling policies, their parts and the units there are. */
final class PoliciesCollections {
    private final Beans beans;

    PoliciesCollections(Beans beans) {
        this.beans = beans;
    }

    Collection<Definition, SchedulingPolicy> policies() {
        return new DefinedCollection<>(beans, "schedulingpolicies", SchedulingPolicy.class, "scheduling_policy")
                .owned("filters", "balances", "weight", "locked", "default_policy")
                .shown((bean, definition, context) -> {
                    bean.setLocked(VmActions.isTrue(bean.isLocked()));
                    bean.setDefaultPolicy(VmActions.isTrue(bean.isDefaultPolicy()));
                })
                .builder()
                .required("name")
                .child(part("filters", Filter.class, "filter", Filter::getSchedulingPolicyUnit, (bean, unit) -> {
                    bean.setSchedulingPolicyUnit(unit);
                    bean.setPosition(bean.getPosition() == null ? 0 : bean.getPosition());
                }))
                .child(part("weights", Weight.class, "weight", Weight::getSchedulingPolicyUnit, (bean, unit) -> {
                    bean.setSchedulingPolicyUnit(unit);
                    bean.setFactor(bean.getFactor() == null ? 1 : bean.getFactor());
                }))
                .child(part(
                        "balances",
                        Balance.class,
                        "balance",
                        Balance::getSchedulingPolicyUnit,
                        Balance::setSchedulingPolicyUnit))
                .forEveryone()
                .build();
    }

    /** A part has the id of its unit. */
    private <A extends BaseResource> Collection<Definition, A> part(
            String segment,
            Class<A> type,
            String word,
            Function<A, SchedulingPolicyUnit> unitOf,
            BiConsumer<A, SchedulingPolicyUnit> complete) {
        var kind = "policy_" + word;
        Function<Definition, A> kept = part -> beans.fromJson(part.extras(), type);
        Source<Definition> source = Source.of(
                context -> context.inventory()
                        .list(Definition.class, Where.equal("kind", kind).andEqual("ownerId", policy(context))),
                part -> unitOf.apply(kept.apply(part)).getId());
        return Collection.of(segment, type, source)
                .shown((part, context) -> {
                    var bean = kept.apply(part);
                    var id = unitOf.apply(bean).getId();
                    unit(context, id).ifPresent(unit -> bean.setName(unit.name()));
                    complete.accept(bean, context.refer(new SchedulingPolicyUnit(), "schedulingpolicyunits", id));
                    return bean;
                })
                .required("scheduling_policy_unit.id|name")
                .added((sent, context) -> {
                    var unit = wanted(unitOf.apply(sent), word, context);
                    var reference = new SchedulingPolicyUnit();
                    reference.setId(unit.id().toString());
                    var body = beans.copy(sent);
                    body.setId(null);
                    body.setName(null);
                    complete.accept(body, reference);
                    var command = new AddDefinition(
                            new DefinitionId(UUID.randomUUID()),
                            kind,
                            Optional.of(policy(context)),
                            new Details("", "", "", beans.json(body)));
                    return new Addition.Submit(command, unit.id().toString());
                })
                .removed((part, context) -> new Effect.Submit(new RemoveDefinition(part.id(), kind)))
                .forEveryone()
                .build();
    }

    private static UUID policy(Context context) {
        return context.owner(Definition.class).id().value();
    }

    private static Optional<Unit> unit(Context context, String id) {
        return units(context).stream()
                .filter(unit -> unit.id().toString().equals(id))
                .findFirst();
    }

    private static Unit wanted(SchedulingPolicyUnit sent, String word, Context context) {
        var known = sent.getId() == null ? "name" : "id";
        var value = sent.getId() == null ? sent.getName() : sent.getId();
        return units(context).stream()
                .filter(unit -> unit.role().word().equals(word))
                .filter(unit -> sent.getId() == null
                        ? unit.name().equals(value)
                        : unit.id().toString().equals(value))
                .findFirst()
                .orElseThrow(() -> RequestFault.noEntity("SchedulingPolicyUnit", known, value));
    }

    private static List<Unit> units(Context context) {
        return context.engine().policyUnits().all();
    }

    /** Units are what is installed: they are not added or removed here. */
    static Collection<Unit, SchedulingPolicyUnit> units() {
        return Collection.of(
                        "schedulingpolicyunits",
                        SchedulingPolicyUnit.class,
                        Source.<Unit>of(
                                PoliciesCollections::units, unit -> unit.id().toString()))
                .shown((unit, context) -> {
                    var bean = new SchedulingPolicyUnit();
                    bean.setName(unit.name());
                    bean.setDescription(unit.always() ? "Has a say in every policy" : "");
                    bean.setType(type(unit.role()));
                    bean.setInternal(true);
                    bean.setEnabled(true);
                    return bean;
                })
                .removed((unit, context) -> {
                    throw RequestFault.conflict("Cannot remove scheduling policy unit " + unit.name()
                            + ". It goes with the bundle that brings it.");
                })
                .forEveryone()
                .build();
    }

    private static PolicyUnitType type(PolicyUnits.Role role) {
        return switch (role) {
            case FILTER -> PolicyUnitType.FILTER;
            case WEIGHT -> PolicyUnitType.WEIGHT;
            case BALANCE -> PolicyUnitType.LOAD_BALANCING;
        };
    }
}
