/** Contract tests that every plugin passes, and hosts without a network between them and the test. */
package org.vireo.testkit;
