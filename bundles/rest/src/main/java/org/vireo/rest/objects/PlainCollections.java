package org.vireo.rest.objects;

import java.util.List;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.define.Vacant;
import org.vireo.rest.types.Architecture;
import org.vireo.rest.types.ClusterFeature;
import org.vireo.rest.types.ClusterLevel;
import org.vireo.rest.types.CpuType;
import org.vireo.rest.types.CpuTypes;
import org.vireo.rest.types.Icon;
import org.vireo.rest.types.NetworkFilter;
import org.vireo.rest.types.OperatingSystemInfo;
import org.vireo.rest.types.TpmSupport;

/** What is the same in every installation: operating systems, cluster levels, network filters. */
final class PlainCollections {
    private static final List<String> LEVELS = List.of("4.2", "4.3", "4.4", "4.5", "4.6", "4.7");

    private PlainCollections() {}

    private record GuestSystem(String number, String name, String description, Architecture on, TpmSupport tpm) {
        GuestSystem(List<String> line) {
            this(
                    line.get(0),
                    line.get(1),
                    line.get(2),
                    Architecture.valueOf(line.get(3)),
                    TpmSupport.valueOf(line.get(4)));
        }
    }

    static Collection<?, OperatingSystemInfo> operatingSystems() {
        var systems = Listed.lines("operating-systems.csv").stream()
                .map(GuestSystem::new)
                .toList();
        return Collection.of(
                        "operatingsystems",
                        OperatingSystemInfo.class,
                        Source.<GuestSystem>of(context -> systems, system -> Listed.id("os", system.name())))
                .shown(PlainCollections::show)
                .forEveryone()
                .build();
    }

    private static OperatingSystemInfo show(GuestSystem system, Context context) {
        var bean = new OperatingSystemInfo();
        bean.setName(system.name());
        bean.setDescription(system.description());
        bean.setArchitecture(system.on());
        bean.setTpmSupport(system.tpm());
        bean.setLargeIcon(context.refer(new Icon(), "icons", IconsCollection.LARGE));
        bean.setSmallIcon(context.refer(new Icon(), "icons", IconsCollection.SMALL));
        return bean;
    }

    static Collection<?, ClusterLevel> clusterLevels() {
        var types = Listed.lines("cpu-types.csv");
        return Collection.of("clusterlevels", ClusterLevel.class, Source.<String>of(context -> LEVELS, level -> level))
                .shown((level, context) -> {
                    var bean = new ClusterLevel();
                    bean.setName(level);
                    bean.setCpuTypes(cpuTypes(types));
                    return bean;
                })
                .child(Vacant.collection("clusterfeatures", ClusterFeature.class))
                .forEveryone()
                .build();
    }

    private static CpuTypes cpuTypes(List<List<String>> lines) {
        var types = new CpuTypes();
        for (var line : lines) {
            var type = new CpuType();
            type.setName(line.get(1));
            type.setLevel(Integer.valueOf(line.get(0)));
            type.setArchitecture(Architecture.X_86_64);
            types.getCpuTypes().add(type);
        }
        return types;
    }

    static Collection<?, NetworkFilter> networkFilters() {
        var filters = Listed.lines("network-filters.csv");
        return Collection.of(
                        "networkfilters",
                        NetworkFilter.class,
                        Source.<List<String>>of(context -> filters, line -> Listed.id("networkfilter", line.get(0))))
                .shown((line, context) -> {
                    var bean = new NetworkFilter();
                    bean.setName(line.get(0));
                    bean.setVersion(Levels.show("4.0"));
                    return bean;
                })
                .forEveryone()
                .build();
    }

    static List<String> levels() {
        return LEVELS;
    }
}
