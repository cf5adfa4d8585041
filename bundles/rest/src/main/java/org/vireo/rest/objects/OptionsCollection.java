package org.vireo.rest.objects;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.vireo.engine.api.vm.CustomProperties;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.SystemOption;
import org.vireo.rest.types.SystemOptionValue;
import org.vireo.rest.types.SystemOptionValues;

/** Settings of the engine that clients read, by name; those of a level of compatibility have a value for each. */
final class OptionsCollection {
    private static final String GENERAL = "general";

    private OptionsCollection() {}

    /** An option and whether its value belongs to each level. */
    private record Option(String name, UnaryOperator<String> value, boolean leveled) {
        Option(String name, String value, boolean leveled) {
            this(name, level -> value, leveled);
        }
    }

    private static List<Option> known(CustomProperties properties) {
        return List.of(
                new Option("PredefinedVMProperties", properties::predefined, true),
                new Option("UserDefinedVMProperties", properties::userDefined, true),
                new Option("CustomDeviceProperties", properties::ofDevices, true),
                new Option("SupportedClusterLevels", String.join(",", PlainCollections.levels()), false),
                new Option("DefaultGeneralTimeZone", "Etc/GMT", false),
                new Option("MaxNumOfVmSockets", "512", true),
                new Option("MaxNumOfCpuPerSocket", "512", true),
                new Option("MaxNumOfThreadsPerCpu", "8", true),
                new Option("ServerCPUList", cpus(), true));
    }

    private static String cpus() {
        return Listed.lines("cpu-types.csv").stream()
                .map(line -> line.get(0) + ":" + line.get(1) + ":" + line.get(2) + ":" + line.get(3) + ":x86_64")
                .collect(java.util.stream.Collectors.joining("; "));
    }

    static Collection<?, SystemOption> root() {
        Function<Context, List<Option>> all = context -> known(context.engine().customProperties());
        return Collection.of("options", SystemOption.class, Source.of(all, Option::name))
                .shown(OptionsCollection::show)
                .forEveryone()
                .build();
    }

    private static SystemOption show(Option option, Context context) {
        var bean = new SystemOption();
        bean.setName(option.name());
        var wanted = context.parameters().text("version");
        var values = new SystemOptionValues();
        for (var level : option.leveled() ? PlainCollections.levels() : List.of(GENERAL)) {
            if (wanted.isEmpty() || wanted.equals(Optional.of(level))) {
                var value = new SystemOptionValue();
                value.setValue(option.value().apply(level));
                value.setVersion(level);
                values.getSystemOptionValues().add(value);
            }
        }
        bean.setValues(values);
        return bean;
    }
}
