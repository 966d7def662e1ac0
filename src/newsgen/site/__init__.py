"""The only room that writes outside `.newsgen/`: what stands in the output folder, made from what.

`manifest` remembers, `places` lets no two pages have one address, `staging` takes the new files, `publish` puts
them in place in an order in which no page ever links to one that is not there, `addresses` keeps the list of every
address published, `photos` measures photo files, `refused` keeps what was set aside.
"""
