package org.vireo.rest.objects;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.inventory.Disk;
import org.vireo.inventory.Host;
import org.vireo.inventory.Nic;
import org.vireo.inventory.Vm;
import org.vireo.model.ByteSize;
import org.vireo.protocol.host.HostNic;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.NumaNode;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Source;
import org.vireo.rest.types.Statistic;
import org.vireo.rest.types.StatisticKind;
import org.vireo.rest.types.StatisticUnit;
import org.vireo.rest.types.Value;
import org.vireo.rest.types.ValueType;
import org.vireo.rest.types.Values;

/** Statistics under the names that clients look for; an object that reports nothing has none. */
final class StatisticsCollections {
    private StatisticsCollections() {}

    private record Figure(String name, String text, StatisticKind kind, StatisticUnit unit, BigDecimal datum) {}

    static Collection<?, Statistic> ofVm() {
        return define(context -> {
            var vm = context.owner(Vm.class);
            if (!VmsCollection.isRunning(vm)) {
                return List.of();
            }
            var figures = new ArrayList<Figure>();
            figures.add(bytes(
                    "memory.installed", "Total memory configured", vm.settings().memory()));
            vm.migrationPercent()
                    .ifPresent(done -> figures.add(percent("migration.progress", "Migration Progress", done)));
            context.engine().samples().vm(vm.id()).ifPresent(load -> {
                figures.add(bytes(
                        "memory.used", "Memory used (agent)", load.sample().memoryUsed()));
                figures.add(percent("cpu.current.total", "Total CPU used", load.cpuPercent()));
                figures.add(percent("cpu.current.guest", "CPU used by guest", load.cpuPercent()));
            });
            return figures;
        });
    }

    static Collection<?, Statistic> ofNic() {
        return define(context -> {
            var mac = context.owner(Nic.class).mac();
            var figures = new ArrayList<Figure>();
            context.engine()
                    .samples()
                    .vm(context.owner(Vm.class).id())
                    .ifPresent(load -> load.sample().nics().stream()
                            .filter(nic -> nic.mac().equalsIgnoreCase(mac))
                            .forEach(nic -> {
                                figures.add(counter("data.total.rx", "Total received data", nic.receivedBytes()));
                                figures.add(counter("data.total.tx", "Total transmitted data", nic.sentBytes()));
                            }));
            return figures;
        });
    }

    /** Space, which the disk tells itself. */
    static Collection<?, Statistic> ofDisk() {
        return define(context -> {
            var disk = context.owner(Disk.class);
            return List.of(
                    bytes("disk.size.provisioned", "Provisioned size", disk.size()),
                    bytes("disk.size.allocated", "Allocated size", disk.allocated()));
        });
    }

    static Collection<?, Statistic> ofHost() {
        return define(context -> {
            var figures = new ArrayList<Figure>();
            sample(context).ifPresent(load -> {
                memory(figures, load.memoryTotal(), load.memoryFree());
                cpu(figures, load.cpuUserPercent(), load.cpuSystemPercent());
                figures.add(new Figure(
                        "cpu.load.avg.1m",
                        "CPU load average of the last minute",
                        StatisticKind.GAUGE,
                        StatisticUnit.NONE,
                        rounded(load.load1())));
            });
            return figures;
        });
    }

    static Collection<?, Statistic> ofHostNic() {
        return define(context -> {
            var name = context.owner(HostNic.class).name();
            var figures = new ArrayList<Figure>();
            sample(context)
                    .flatMap(load -> load.nics().stream()
                            .filter(nic -> nic.name().equals(name))
                            .findFirst())
                    .ifPresent(nic -> {
                        figures.add(counter("data.total.rx", "Total received data", nic.receivedBytes()));
                        figures.add(counter("data.total.tx", "Total transmitted data", nic.sentBytes()));
                        figures.add(number("errors.total.rx", "Total receive errors", nic.receiveErrors()));
                        figures.add(number("errors.total.tx", "Total transmit errors", nic.sendErrors()));
                    });
            return figures;
        });
    }

    static Collection<?, Statistic> ofNumaNode() {
        return define(context -> {
            var index = context.owner(NumaNode.class).index();
            var figures = new ArrayList<Figure>();
            sample(context)
                    .flatMap(load -> load.nodes().stream()
                            .filter(node -> node.index() == index)
                            .findFirst())
                    .ifPresent(node -> {
                        memory(figures, node.memoryTotal(), node.memoryFree());
                        cpu(figures, node.cpuUserPercent(), node.cpuSystemPercent());
                    });
            return figures;
        });
    }

    private static Optional<HostSample> sample(Context context) {
        return context.engine().samples().host(context.owner(Host.class).id());
    }

    private static void memory(List<Figure> figures, ByteSize total, ByteSize free) {
        var used = Math.max(0, total.bytes() - free.bytes());
        figures.add(bytes("memory.total", "Total memory", total));
        figures.add(bytes("memory.used", "Used memory", new ByteSize(used)));
        figures.add(bytes("memory.free", "Free memory", free));
    }

    private static void cpu(List<Figure> figures, double user, double system) {
        figures.add(percent("cpu.current.user", "User CPU usage", user));
        figures.add(percent("cpu.current.system", "System CPU usage", system));
        figures.add(percent("cpu.current.idle", "Idle CPU usage", Math.max(0, 100 - user - system)));
    }

    private static Collection<Figure, Statistic> define(Function<Context, List<Figure>> figures) {
        return Collection.of("statistics", Statistic.class, Source.<Figure>of(figures, StatisticsCollections::idOf))
                .shown((figure, context) -> show(figure))
                .build();
    }

    private static Statistic show(Figure figure) {
        var value = new Value();
        value.setDatum(figure.datum());
        var values = new Values();
        values.getValues().add(value);
        var bean = new Statistic();
        bean.setName(figure.name());
        bean.setDescription(figure.text());
        bean.setKind(figure.kind());
        bean.setUnit(figure.unit());
        bean.setType(figure.unit() == StatisticUnit.BYTES ? ValueType.INTEGER : ValueType.DECIMAL);
        bean.setValues(values);
        return bean;
    }

    private static Figure bytes(String name, String text, ByteSize size) {
        return new Figure(name, text, StatisticKind.GAUGE, StatisticUnit.BYTES, BigDecimal.valueOf(size.bytes()));
    }

    private static Figure counter(String name, String text, long bytes) {
        return new Figure(name, text, StatisticKind.COUNTER, StatisticUnit.BYTES, BigDecimal.valueOf(bytes));
    }

    private static Figure number(String name, String text, long count) {
        return new Figure(name, text, StatisticKind.COUNTER, StatisticUnit.NONE, BigDecimal.valueOf(count));
    }

    private static Figure percent(String name, String text, double percent) {
        return new Figure(name, text, StatisticKind.GAUGE, StatisticUnit.PERCENT, rounded(percent));
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    }

    private static String idOf(Figure figure) {
        return UUID.nameUUIDFromBytes(figure.name().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
