"""Does a sentence tell of what others in the dossier promised? Who acts in it, held against who promised what."""

from saydo.audit.scene import Scene


def is_of_others(scene: Scene, i: int) -> bool:
    """Who acts in it has promised something else, to which it is no less near, and those of this promise are not named
    in it: it tells what others did, and is no evidence here."""
    acting, dossier = scene.acting(i), scene.dossier
    if not acting & scene.rivals or (acting | dossier.doers[i].named) & scene.who:
        return False
    theirs = (
        row[i] for row, who in zip(dossier.own, dossier.promisers, strict=True) if acting & who and not who & scene.who
    )
    return max(theirs, default=0.0) >= scene.own[i]
