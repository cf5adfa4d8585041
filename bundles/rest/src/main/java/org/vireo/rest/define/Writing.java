package org.vireo.rest.define;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.engine.api.command.Submission;
import org.vireo.rest.fault.Faults;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.Action;
import org.vireo.rest.types.BaseResource;
import org.vireo.rest.types.CreationStatus;
import org.vireo.rest.types.Job;

/**
 * Additions, changes, removals and actions, the same way for every kind: understand the request in a transaction, submit the command
 * outside of it, wait as long as it is proper, answer with what is true then. Immutable.
 */
public final class Writing {
    private final Presenting presenting;
    private final Demands demands;
    private final Patience patience;

    public Writing(Presenting presenting, Beans beans, Patience patience) {
        this.presenting = presenting;
        this.demands = new Demands(beans);
        this.patience = patience;
    }

    public <E, A extends BaseResource> Written add(Tree.Listed<E, A> listed, Object sent, Waiting waiting) {
        var collection = listed.collection();
        var adder = adder(collection);
        var exchange = listed.context().exchange();
        var registers = collection.unregistered().isPresent()
                && exchange.parameters().flag("unregistered").orElse(false);
        demands.complete(
                adder.body(collection.type()),
                sent,
                registers ? List.of() : adder.required(sent, collection.required()),
                "add");
        var addition = adder.outside()
                ? adder.addition(sent, listed.context())
                : exchange.engine().transactions().call(() -> adder.addition(sent, listed.context()));
        if (addition instanceof Addition.Direct direct) {
            return Written.created(fresh(listed, direct.work().get()), true);
        }
        var submit = (Addition.Submit) addition;
        var submission = submit(exchange, submit.command());
        var ended = changed(submission, waiting);
        var bean = fresh(listed, submit.id());
        if (!ended) {
            bean.setCreationStatus(CreationStatus.IN_PROGRESS);
            bean.getLinks()
                    .add(Presenting.link(
                            exchange.base() + "/jobs/" + submission.job().value(), "creation_status"));
        }
        return Written.created(bean, ended);
    }

    @SuppressWarnings("unchecked") // what is read is of the type that it says
    private static Behaviour.Added<Object> adder(Collection<?, ?> collection) {
        return collection
                .added()
                .map(found -> (Behaviour.Added<Object>) found)
                .orElseThrow(() -> refused("POST", collection.segment()));
    }

    public <E, A extends BaseResource> Written change(Tree.Listed<E, A> listed, String id, A sent, Waiting waiting) {
        var collection = listed.collection();
        var changer = collection.changed().orElseThrow(() -> refused("PUT", collection.segment()));
        var exchange = listed.context().exchange();
        var command = exchange.engine().transactions().call(() -> {
            var item = existing(listed, id);
            demands.unaltered(presenting.bean(item), sent, collection.immutable());
            return changer.command(item.item(), sent, listed.context());
        });
        changed(submit(exchange, command), waiting);
        return Written.plain(200, fresh(listed, id));
    }

    public <E, A extends BaseResource> Written remove(Tree.Listed<E, A> listed, String id, Waiting waiting) {
        var collection = listed.collection();
        var remover = collection.removed().orElseThrow(() -> refused("DELETE", collection.segment()));
        var exchange = listed.context().exchange();
        var effect = exchange.engine()
                .transactions()
                .call(() -> remover.effect(existing(listed, id).item(), listed.context()));
        var answer = new Action();
        var ended = perform(exchange, effect, answer, submission -> changed(submission, waiting));
        return acted(answer, ended, 200);
    }

    public <E, A extends BaseResource> Written act(
            Tree.Listed<E, A> listed, String id, String name, Action sent, Waiting waiting) {
        var exchange = listed.context().exchange();
        var wanted = sent.isAsync() == null || waiting != Waiting.AS_USUAL
                ? waiting
                : sent.isAsync() ? Waiting.NO : Waiting.YES;
        var effect = exchange.engine().transactions().call(() -> {
            var item = existing(listed, id);
            return item.collection().actions().get(name).effect(item.item(), sent, item.context());
        });
        var answer = new Action();
        var ended = perform(exchange, effect, answer, submission -> actedOn(submission, wanted));
        return acted(answer, ended, wanted == Waiting.NO || !ended ? 202 : 200);
    }

    /** An action on a collection as a whole. */
    public Written actOnAll(Tree.Listed<?, ?> listed, String name, Action sent, Waiting waiting) {
        var exchange = listed.context().exchange();
        var action = listed.collection().commonActions().get(name);
        var effect = exchange.engine().transactions().call(() -> action.effect(sent, listed.context()));
        var answer = new Action();
        var ended = perform(exchange, effect, answer, submission -> actedOn(submission, waiting));
        return acted(answer, ended, waiting == Waiting.NO || !ended ? 202 : 200);
    }

    private interface Awaited {
        boolean ended(Submission submission);
    }

    private static boolean perform(Exchange exchange, Effect effect, Action answer, Awaited awaited) {
        if (effect instanceof Effect.Direct direct) {
            direct.work().accept(answer);
            return true;
        }
        var submission = submit(exchange, ((Effect.Submit) effect).command());
        answer.setJob(job(exchange, submission));
        return awaited.ended(submission);
    }

    private boolean changed(Submission submission, Waiting waiting) {
        return switch (waiting) {
            case NO -> ended(submission.outcome().toCompletableFuture().getNow(null));
            case AS_USUAL -> ended(patience.await(submission, patience.change()).orElse(null));
            case YES -> ended(patience.await(submission, patience.asked()).orElse(null));
        };
    }

    /** An action counts as done once it was taken on, unless the client waits for more. */
    private boolean actedOn(Submission submission, Waiting waiting) {
        return switch (waiting) {
            case NO -> ended(submission.outcome().toCompletableFuture().getNow(null));
            case AS_USUAL -> {
                ended(submission.outcome().toCompletableFuture().getNow(null));
                yield true;
            }
            case YES -> ended(patience.await(submission, patience.asked()).orElse(null));
        };
    }

    private static boolean ended(JobOutcome outcome) {
        if (outcome instanceof JobOutcome.Failed failed) {
            throw Faults.of(failed);
        }
        return outcome != null;
    }

    private static Written acted(Action answer, boolean ended, int status) {
        answer.setStatus(status == 202 && !ended ? "pending" : "complete");
        return Written.plain(status, answer);
    }

    private static Job job(Exchange exchange, Submission submission) {
        var job = new Job();
        job.setId(submission.job().value().toString());
        job.setHref(exchange.base() + "/jobs/" + job.getId());
        return job;
    }

    private static Submission submit(Exchange exchange, Command command) {
        var submission = exchange.engine().commands().submit(command, exchange.caller());
        exchange.forget();
        return submission;
    }

    private <E, A extends BaseResource> A fresh(Tree.Listed<E, A> listed, String id) {
        Supplier<A> read = () -> listed.item(id).map(presenting::one).orElseGet(() -> bare(listed, id));
        return listed.context().exchange().engine().transactions().call(read);
    }

    /** What was added may be gone again, or belong to the owner only once its job has ended. */
    private static <E, A extends BaseResource> A bare(Tree.Listed<E, A> listed, String id) {
        var type = listed.context()
                .engine()
                .wire()
                .catalog()
                .type(listed.collection().type());
        var bean = listed.collection().type().cast(type.create());
        bean.setId(id);
        var segment =
                listed.collection().source().home().orElse(listed.collection().segment());
        bean.setHref(listed.context().place().href() + "/" + segment + "/" + id);
        return bean;
    }

    private static <E, A extends BaseResource> Tree.Item<E, A> existing(Tree.Listed<E, A> listed, String id) {
        Optional<Tree.Item<E, A>> item = listed.item(id);
        return item.orElseThrow(
                () -> RequestFault.noEntity(listed.collection().type().getSimpleName(), "id", id));
    }

    private static RequestFault refused(String method, String segment) {
        return new RequestFault(
                405,
                "Method Not Allowed",
                "[" + String.join(" ", List.of(method, "on", segment, "is not supported.")) + "]");
    }
}
