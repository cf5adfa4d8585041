package ${package}.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.network.NetworkDriver;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.network.FoundNetwork;
import org.vireo.protocol.network.NetworkTarget;

/** Bridges that an administrator made on this host. Thread-safe; changes nothing. */
@Component(property = "vireo.type=${type}")
public final class ${Type}Driver implements NetworkDriver {
    private final Path interfaces;

    /** Ready at once. */
    @Activate
    public ${Type}Driver() {
        this(Path.of("/sys/class/net"));
    }

    /** With another folder of interfaces. */
    public ${Type}Driver(Path interfaces) {
        this.interfaces = interfaces;
    }

    @Override
    public String type() {
        return "${type}";
    }

    @Override
    public void realize(NetworkTarget target, HostCall call) {
        var bridge = target.settings().getOrDefault("bridge", "");
        if (!bridges().contains(bridge)) {
            throw new VireoException(
                    ModelError.OBJECT_NOT_FOUND,
                    "cannot use network " + target.name() + " on this host: there is no bridge '" + bridge + "'");
        }
    }

    @Override
    public void withdraw(NetworkTarget target, HostCall call) {}

    @Override
    public List<FoundNetwork> discover(HostCall call) {
        return bridges().stream().map(name -> new FoundNetwork(name, type())).toList();
    }

    private List<String> bridges() {
        try (var all = Files.list(interfaces)) {
            return all.filter(one -> Files.isDirectory(one.resolve("bridge")))
                    .map(one -> one.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot list the bridges of this host", e);
        }
    }
}
