package org.vireo.host.agent.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.host.spi.HostCall;
import org.vireo.host.spi.OperationHandler;
import org.vireo.model.DiskId;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.OperationId;
import org.vireo.model.StorageDomainId;
import org.vireo.model.VireoException;
import org.vireo.protocol.storage.DeleteVolume;
import org.vireo.protocol.storage.Done;
import org.vireo.protocol.storage.ReadRecord;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.RecordText;
import org.vireo.protocol.storage.StorageTarget;
import org.vireo.protocol.wire.RequestEnvelope;
import org.vireo.protocol.wire.WireCodec;

class OperationDeskTest {
    @TempDir
    Path directory;

    private final WireCodec codec = new WireCodec();
    private final HostId self = HostId.random();
    private final Handlers handlers = new Handlers();
    private final List<Runnable> held = new ArrayList<>();
    private final List<DeleteVolume> done = new ArrayList<>();
    private final List<Optional<String>> answers = new ArrayList<>();

    private OperationDesk desk(Executor executor) {
        return new OperationDesk(
                self, handlers, new AnswerMemory(directory.resolve("answers"), 10), executor, Clock.systemUTC());
    }

    private void handle(Function<DeleteVolume, Done> work) {
        handlers.addHandler(new OperationHandler<DeleteVolume, Done>() {
            @Override
            public Class<DeleteVolume> request() {
                return DeleteVolume.class;
            }

            @Override
            public Done handle(DeleteVolume asked, HostCall call) {
                done.add(asked);
                return work.apply(asked);
            }
        });
    }

    private String request(HostId host, OperationId operation, Instant deadline, String verb) {
        var target = new StorageTarget(StorageDomainId.random(), "local", Map.of());
        var body = codec.tree(new DeleteVolume(target, DiskId.random()));
        return codec.write(new RequestEnvelope(1, verb, operation, host, deadline, body));
    }

    private String request(OperationId operation) {
        return request(self, operation, Instant.now().plus(Duration.ofMinutes(1)), "storage.delete-volume");
    }

    private String problem() {
        return codec.reply(answers.get(answers.size() - 1).orElseThrow())
                .problem()
                .orElseThrow()
                .code();
    }

    @Test
    void givesTheAnswerToWhoeverAskedLastWhileItRan() {
        handle(asked -> new Done());
        var desk = desk(held::add);
        var operation = OperationId.random();
        desk.take(request(operation), answer -> answers.add(answer.map(text -> "first")));
        desk.take(request(operation), answer -> answers.add(answer.map(text -> "second")));
        assertThat(answers).containsExactly(Optional.empty());
        assertThat(held).hasSize(1);
        held.get(0).run();
        assertThat(answers).containsExactly(Optional.empty(), Optional.of("second"));
        assertThat(done).hasSize(1);
    }

    @Test
    void repeatsAFailureToo() {
        handle(asked -> {
            throw new VireoException(ModelError.WRONG_STATE, "in use");
        });
        var desk = desk(Runnable::run);
        var operation = OperationId.random();
        desk.take(request(operation), answers::add);
        desk.take(request(operation), answers::add);
        assertThat(problem()).isEqualTo("WRONG_STATE");
        assertThat(answers).hasSize(2);
        assertThat(done).hasSize(1);
    }

    @Test
    void triesAgainWhenNothingWasDoneForWantOfAHandler() {
        var desk = desk(Runnable::run);
        var operation = OperationId.random();
        desk.take(request(operation), answers::add);
        assertThat(problem()).isEqualTo("PLUGIN_UNAVAILABLE");
        handle(asked -> new Done());
        desk.take(request(operation), answers::add);
        assertThat(done).hasSize(1);
    }

    @Test
    void keepsNoAnswersOfThoseThatOnlyLook() {
        var texts = List.of("before", "now").iterator();
        handlers.addHandler(new OperationHandler<ReadRecord, RecordText>() {
            @Override
            public Class<ReadRecord> request() {
                return ReadRecord.class;
            }

            @Override
            public RecordText handle(ReadRecord asked, HostCall call) {
                return new RecordText(texts.next());
            }
        });
        var target = new StorageTarget(StorageDomainId.random(), "local", Map.of());
        var body = codec.tree(new ReadRecord(target, new RecordName(RecordKind.VM, UUID.randomUUID())));
        var asked = codec.write(new RequestEnvelope(
                1,
                "storage.read-record",
                OperationId.random(),
                self,
                Instant.now().plusSeconds(60),
                body));
        var desk = desk(Runnable::run);
        desk.take(asked, answers::add);
        desk.take(asked, answers::add);
        assertThat(answers.get(1).orElseThrow()).contains("now");
    }

    @Test
    void tellsADefectWithoutItsStack() {
        handle(asked -> {
            throw new IllegalStateException("oops");
        });
        desk(Runnable::run).take(request(OperationId.random()), answers::add);
        assertThat(problem()).isEqualTo("DEFECT");
        assertThat(answers.get(0).orElseThrow()).doesNotContain("OperationDeskTest");
    }

    @Test
    void beginsNothingAfterTheDeadline() {
        handle(asked -> new Done());
        String late = request(self, OperationId.random(), Instant.now().minusSeconds(1), "storage.delete-volume");
        desk(Runnable::run).take(late, answers::add);
        assertThat(answers).containsExactly(Optional.empty());
        assertThat(done).isEmpty();
    }

    @Test
    void refusesWhatIsMeantForAnotherHost() {
        handle(asked -> new Done());
        String misled =
                request(HostId.random(), OperationId.random(), Instant.now().plusSeconds(60), "storage.delete-volume");
        desk(Runnable::run).take(misled, answers::add);
        assertThat(problem()).isEqualTo("WRONG_HOST");
        assertThat(done).isEmpty();
    }

    @Test
    void refusesAVerbItDoesNotKnow() {
        String strange = request(self, OperationId.random(), Instant.now().plusSeconds(60), "vm.dance");
        desk(Runnable::run).take(strange, answers::add);
        assertThat(problem()).isEqualTo("UNKNOWN_VERB");
    }

    @Test
    void dropsWhatIsNoRequest() {
        desk(Runnable::run).take("nonsense", answers::add);
        assertThat(answers).containsExactly(Optional.empty());
    }
}
