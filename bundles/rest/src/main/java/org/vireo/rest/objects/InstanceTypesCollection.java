package org.vireo.rest.objects;

import org.vireo.inventory.Definition;
import org.vireo.inventory.Where;
import org.vireo.model.Conduct;
import org.vireo.model.DefinitionId;
import org.vireo.model.VmSettings;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.searched.MoreSearched;
import org.vireo.rest.types.InstanceType;

/** Kinds of hardware that virtual machines are made with. They are kept as they were sent, and understood when one is used. */
final class InstanceTypesCollection {
    static final String KIND = "instance_type";

    private final Beans beans;

    InstanceTypesCollection(Beans beans) {
        this.beans = beans;
    }

    Collection<Definition, InstanceType> root() {
        var parts = new InstanceTypeParts(beans);
        return new DefinedCollection<>(beans, "instancetypes", InstanceType.class, KIND)
                .settled((sent, context) -> VmWishes.apply(VmSettings.BLANK, sent, context))
                .builder()
                .required("name")
                .forEveryone()
                .child(parts.consoles())
                .child(parts.nics())
                .child(parts.watchdogs())
                .searched(MoreSearched.DEFINITIONS)
                .build();
    }

    /**
     * What a virtual machine begins with when the body names an instance type: the hardware of that, all else as before. One that has a
     * type and is given other hardware keeps the name of the type it was made from.
     */
    static VmSettings wanted(InstanceType reference, VmSettings before, Context context) {
        if (reference == null) {
            return before;
        }
        if (reference.getId() == null && reference.getName() == null) {
            return named(before, "");
        }
        var found = reference.getId() != null
                ? context.inventory().find(Definition.class, new DefinitionId(Context.uuid(reference.getId())))
                : context.inventory()
                        .first(Definition.class, Where.equal("kind", KIND).andEqual("name", reference.getName()));
        var type = found.filter(one -> one.kind().equals(KIND)).orElseThrow(() -> missing(reference));
        var beans = new Beans(context.engine().wire());
        var hardware = beans.fromJson(type.extras(), InstanceType.class);
        var equipped = InstanceTypeParts.equip(VmWishes.apply(before, hardware, context), type, beans, context);
        return named(equipped, type.id().toString());
    }

    private static RequestFault missing(InstanceType reference) {
        return reference.getId() != null
                ? RequestFault.noEntity("InstanceType", "id", reference.getId())
                : RequestFault.noEntity("InstanceType", "name", reference.getName());
    }

    private static VmSettings named(VmSettings settings, String type) {
        var conduct = settings.conduct();
        return settings.edit()
                .conduct(new Conduct(conduct.affinity(), conduct.startPaused(), type, conduct.onStorageError()))
                .done();
    }
}
