/**
 * Runs in the page before anything else: the host may greet while the rest is on its way. Only the page around this one
 * is listened to, and only its own address is ever answered. A page that greets gives the frame its height; in any other
 * frame the poster fills what there is.
 */
export const listenForHost = `addEventListener('message',function(e){if(e.source===parent&&e.source!==self&&e.data&&e.data.type==='idpool:hello'){self.idpoolHost=e.origin;document.documentElement.dataset.hosted='';dispatchEvent(new Event('idpool:host'))}})`
