package ${package}.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.storage.StorageDriver;
import org.vireo.host.volumes.DirectoryDriver;
import org.vireo.host.volumes.FilePlace;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.QemuImg;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.StorageTarget;

/** Storage domains in directories that are mounted on this host. Thread-safe. */
@Component(service = StorageDriver.class, property = "vireo.type=${type}", configurationPid = "vireo.storage.${type}")
@Designate(ocd = ${Type}Driver.Settings.class)
public final class ${Type}Driver extends DirectoryDriver {
    /** What can be set on a host, in {@code etc/vireo.storage.${type}.cfg}. */
    @ObjectClassDefinition(name = "${Type} storage")
    public @interface Settings {
        @AttributeDefinition(description = "Directory below which storage domains lie")
        String root() default "/srv";
    }

    private final Path root;

    /** Ready at once. */
    @Activate
    public ${Type}Driver(Settings settings) {
        this(Path.of(settings.root()));
    }

    /** With domains below a directory. */
    public ${Type}Driver(Path root) {
        super(new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC()));
        this.root = root;
    }

    @Override
    public String type() {
        return "${type}";
    }

    @Override
    protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> work) {
        return work.apply(new FilePlace(place(target)));
    }

    /** Where links lead counts, not what a path looks like. */
    private Path place(StorageTarget target) {
        var given = Path.of(target.settings().getOrDefault("path", ""));
        try {
            var real = given.toRealPath();
            if (real.startsWith(root.toRealPath()) && !real.equals(root.toRealPath())) {
                return real;
            }
        } catch (IOException e) {
            throw new VireoException(ModelError.HOST_FAILED, "cannot use " + given + " on this host: it is not there", e);
        }
        throw new VireoException(
                ModelError.BAD_VALUE, "cannot use " + given + " on this host: storage lies below " + root + " here");
    }
}
