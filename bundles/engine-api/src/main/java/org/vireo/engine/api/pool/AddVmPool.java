package org.vireo.engine.api.pool;

import java.util.Objects;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Details;
import org.vireo.model.ClusterId;
import org.vireo.model.TemplateId;
import org.vireo.model.VmPoolId;
import org.vireo.model.VmSettings;

/**
 * Adds a pool; its virtual machines appear one after the other. Immutable.
 *
 * @param id of the new one
 * @param details name and texts; question marks in the name stand for digits in those of its virtual machines
 * @param cluster where its virtual machines run
 * @param template what they are made from
 * @param settings what they are like
 * @param size how many there are to be
 * @param prestarted how many are kept running for the next user
 * @param maxUserVms how many one user may have
 * @param stateful whether changes outlive the use by one user
 * @param manual whether they return to the pool only when an administrator says so
 */
public record AddVmPool(
        VmPoolId id,
        Details details,
        ClusterId cluster,
        TemplateId template,
        VmSettings settings,
        int size,
        int prestarted,
        int maxUserVms,
        boolean stateful,
        boolean manual)
        implements Command {
    /** Refuses missing values. */
    public AddVmPool {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(details, "details");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(settings, "settings");
    }
}
