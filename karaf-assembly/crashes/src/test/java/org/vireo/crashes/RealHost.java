package org.vireo.crashes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.vireo.host.agent.operations.AnswerMemory;
import org.vireo.host.agent.operations.Handlers;
import org.vireo.host.agent.operations.OperationDesk;
import org.vireo.host.agent.verbs.Drivers;
import org.vireo.host.agent.verbs.StorageVerbs;
import org.vireo.host.spi.HostCall;
import org.vireo.host.volumes.DirectoryDriver;
import org.vireo.host.volumes.FilePlace;
import org.vireo.host.volumes.Place;
import org.vireo.host.volumes.QemuImg;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;
import org.vireo.protocol.HostReply;
import org.vireo.protocol.HostRequest;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.wire.RequestEnvelope;
import org.vireo.protocol.wire.Vocabulary;
import org.vireo.protocol.wire.WireCodec;
import org.vireo.spi.host.Call;
import org.vireo.spi.host.HostLink;

/**
 * The storage half of a host without the broker: what is asked goes through the real wire format, desk, verbs and driver to real images.
 * Its agent can die and come back, with or without what it remembers. One call at a time.
 */
final class RealHost implements HostLink {
    private static final int REMEMBERED = 500;

    final HostId id = HostId.random();
    private final Path directory;
    private final WireCodec codec = new WireCodec();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private int memories;
    private Trouble trouble = Trouble.NONE;
    private OperationDesk desk;

    /** @param directory for what its agent remembers */
    RealHost(Path directory) {
        this.directory = directory;
        restart(false);
    }

    /** From now on; what was asked and changed before does not count. */
    void expect(Trouble next) {
        trouble = next;
        calls.set(0);
        changes.set(0);
    }

    int calls() {
        return calls.get();
    }

    int changes() {
        return changes.get();
    }

    /** The agent is started again. */
    void restart(boolean remembers) {
        var drivers = new Drivers();
        drivers.addStorage(new Driver());
        var handlers = new Handlers();
        new StorageVerbs(drivers, directory).handlers().forEach(handlers::addHandler);
        memories += remembers ? 0 : 1;
        var memory = new AnswerMemory(directory.resolve("answers-" + memories), REMEMBERED);
        desk = new OperationDesk(id, handlers, memory, Runnable::run, Clock.systemUTC());
    }

    /** Local storage, with a watch over its files. */
    private final class Driver extends DirectoryDriver {
        Driver() {
            super(new QemuImg("/usr/bin/qemu-img", "/usr/bin/prlimit", Clock.systemUTC()));
        }

        @Override
        public String type() {
            return "localfs";
        }

        @Override
        protected <T> T at(StorageTarget target, HostCall call, Function<Place, T> work) {
            var path = Path.of(target.settings().get("path"));
            return work.apply(new WatchedPlace(new FilePlace(path), () -> trouble.changing(changes.incrementAndGet())));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the annotation of a request names the type its interface is bound to
    public <T extends HostReply> T call(HostId host, HostRequest<T> request, Call call) {
        var verb = Vocabulary.verb(request.getClass());
        var envelope = new RequestEnvelope(
                WireCodec.VERSION, verb.name(), call.operation(), host, call.deadline(), codec.tree(request));
        var number = calls.incrementAndGet();
        trouble.asking(number);
        var answer = answer(codec.write(envelope));
        trouble.done(number);
        return codec.body(codec.reply(answer), (Class<T>) verb.reply());
    }

    /** As the link does, it asks again when the agent is back. */
    private String answer(String text) {
        while (true) {
            var answer = new AtomicReference<Optional<String>>(Optional.empty());
            try {
                desk.take(text, answer::set);
                return answer.get()
                        .orElseThrow(() -> new VireoException(ModelError.HOST_UNREACHABLE, "no answer in time"));
            } catch (AgentDies e) {
                restart(true);
                trouble.agentDied();
            }
        }
    }
}
