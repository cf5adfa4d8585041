package org.vireo.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.auth.Caller;
import org.vireo.model.ErrorKind;
import org.vireo.model.JobId;
import org.vireo.model.JobStatus;

/** A job as it is kept, at one moment. Immutable. */
record JobState(
        JobId id,
        String commandType,
        String command,
        String description,
        JobStatus status,
        boolean undoing,
        boolean cancelled,
        String failure,
        ErrorKind failureKind,
        Caller caller,
        Map<String, String> results,
        List<StepState> steps) {

    boolean ended() {
        return status != JobStatus.STARTED;
    }

    Optional<StepState> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    record StepState(String name, JobStatus status, boolean begun, boolean undone) {
        boolean done() {
            return status == JobStatus.FINISHED;
        }
    }
}
