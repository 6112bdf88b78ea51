/** How mail servers are reached; of no mail library, which stays with the services that send. */
@NullMarked
package coop.cobuy.mail;

import org.jspecify.annotations.NullMarked;
