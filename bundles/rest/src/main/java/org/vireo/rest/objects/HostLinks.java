package org.vireo.rest.objects;

import java.util.function.LongConsumer;
import org.vireo.inventory.Host;
import org.vireo.protocol.host.BondFacts;
import org.vireo.protocol.host.LinkFacts;
import org.vireo.rest.define.Context;
import org.vireo.rest.types.Bonding;
import org.vireo.rest.types.HostNic;
import org.vireo.rest.types.Option;
import org.vireo.rest.types.Options;
import org.vireo.rest.types.Vlan;

/** How interfaces of a host belong together, as its kernel tells. */
final class HostLinks {
    private static final long MEGABIT = 1_000_000;

    private HostLinks() {}

    static void show(HostNic bean, LinkFacts link, Context context) {
        ifAny(link.mtu(), mtu -> bean.setMtu(Math.toIntExact(mtu)));
        ifAny(link.megabits(), speed -> bean.setSpeed(speed * MEGABIT));
        link.vlan().ifPresent(tag -> {
            var vlan = new Vlan();
            vlan.setId(tag);
            bean.setVlan(vlan);
        });
        if (!link.base().isEmpty()) {
            bean.setBaseInterface(link.base());
        }
        link.bond().ifPresent(bond -> bean.setBonding(bonding(bond, context)));
    }

    private static void ifAny(long value, LongConsumer set) {
        if (value > 0) {
            set.accept(value);
        }
    }

    private static Bonding bonding(BondFacts bond, Context context) {
        var bean = new Bonding();
        var options = new Options();
        options.getOptions().add(option("mode", Integer.toString(bond.number()), bond.mode()));
        ifAny(bond.monitorMillis(), millis -> options.getOptions().add(option("miimon", Long.toString(millis), null)));
        bean.setOptions(options);
        var parts = new org.vireo.rest.types.HostNics();
        bond.parts().forEach(name -> parts.getHostNics().add(reference(name, context)));
        bean.setSlaves(parts);
        if (!bond.active().isEmpty()) {
            bean.setActiveSlave(reference(bond.active(), context));
        }
        return bean;
    }

    private static Option option(String name, String value, String type) {
        var option = new Option();
        option.setName(name);
        option.setValue(value);
        option.setType(type);
        return option;
    }

    private static HostNic reference(String name, Context context) {
        return context.refer(new HostNic(), "hosts/" + context.owner(Host.class).id() + "/nics", HostNics.id(name));
    }
}
