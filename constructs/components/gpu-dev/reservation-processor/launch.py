"""Runs a module of the processor as `python -m` does, and completes the Jobs that it makes.

The first argument names a file that says which module, and what is added to its Jobs; the others are the module's.
The poller hands only some of its variables on to its workers, gives them no security context, and names a Job by
its message alone, though every queue counts its messages from one: the calls that name or select Jobs are led to
those of its own queue. A worker makes Jobs that build images, and knows neither a password nor a private authority.
"""

import json
import os
import runpy
import signal
import sys

from kubernetes import client

with open(sys.argv.pop(1), encoding="utf-8") as file:
    program = json.load(file)

create_job = client.BatchV1Api.create_namespaced_job
read_job_status = client.BatchV1Api.read_namespaced_job_status
list_jobs = client.BatchV1Api.list_namespaced_job
list_pods = client.CoreV1Api.list_namespaced_pod


def own(name):
    """The name of a Job of this queue; a name that is one already stays."""
    prefix = program.get("namePrefix", "")
    return name if name.startswith(prefix) else prefix + name


def merged(job, more):
    """Objects are merged key by key, lists of objects by the names of their members, everything else is replaced."""
    if isinstance(job, dict) and isinstance(more, dict):
        return {**job, **{key: merged(job.get(key), value) for key, value in more.items()}}
    if isinstance(job, list) and isinstance(more, list) and all(isinstance(item, dict) for item in job + more):
        added = list(more)
        kept = []
        for item in job:
            same = next((other for other in added if "name" in other and other["name"] == item.get("name")), None)
            if same is not None:
                added.remove(same)
            # A variable that refers to a secret has no value beside it.
            kept.append(item if same is None else same if "valueFrom" in same else merged(item, same))
        return kept + added
    return more


def create_completed_job(self, namespace, body, **options):
    job = merged(client.ApiClient().sanitize_for_serialization(body), program["job"])
    job["metadata"]["name"] = own(job["metadata"]["name"])
    return create_job(self, namespace, job, **options)


def read_own_job_status(self, name, namespace, **options):
    return read_job_status(self, own(name), namespace, **options)


def list_own_jobs(self, namespace, label_selector, **options):
    return list_jobs(self, namespace, label_selector=f"{label_selector},{program['selector']}", **options)


def list_pods_of_own_job(self, namespace, label_selector, **options):
    key, _, name = label_selector.partition("=")
    return list_pods(self, namespace, label_selector=f"{key}={own(name)}", **options)


client.BatchV1Api.create_namespaced_job = create_completed_job
if "selector" in program:
    client.BatchV1Api.read_namespaced_job_status = read_own_job_status
    client.BatchV1Api.list_namespaced_job = list_own_jobs
    client.CoreV1Api.list_namespaced_pod = list_pods_of_own_job
    # The first process of a container ignores SIGTERM unless it handles it; the poller ends well on an interrupt.
    # A worker uses the time that it is given to come to its end.
    signal.signal(signal.SIGTERM, signal.default_int_handler)

sys.path.insert(0, os.getcwd())
runpy.run_module(program["module"], run_name="__main__", alter_sys=True)
