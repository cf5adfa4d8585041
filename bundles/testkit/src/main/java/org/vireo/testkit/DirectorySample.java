package org.vireo.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.RejectionReason;

/**
 * What a directory holds that {@link DirectoryProviderContract} runs against. Immutable.
 *
 * @param login of a user who may log in
 * @param user that user; the id does not count
 * @param groups names of all groups of that user. With nested groups at least one of them is three levels away, and one circle of
 *     groups is among them
 * @param others a group that the user is not in
 * @param refused accounts with their right passwords, and why they are refused
 * @param names of users in other scripts or with characters that mean something to the directory
 * @param many names of users, more than twenty, that begin with {@code page-} and no other user's name does
 */
public record DirectorySample(
        Credentials login,
        DirectoryUser user,
        Set<String> groups,
        String others,
        Map<RejectionReason, Credentials> refused,
        List<String> names,
        Set<String> many) {}
