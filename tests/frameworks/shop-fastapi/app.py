"""An API that wants a token, by FastAPI: well kept, or with the faults planted that `SETTING=faulty` asks for."""
import asyncio
import hashlib
import json
import os
import secrets
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated

import asyncpg
import jwt
from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.security import OAuth2PasswordBearer, OAuth2PasswordRequestForm
from redis.asyncio import Redis

IS_FAULTY = os.environ["SETTING"] == "faulty"
SECRET = secrets.token_bytes(32)
LIFE = timedelta(minutes=15)


def hashed(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1, maxmem=2**26).hex()


@asynccontextmanager
async def lifespan(app):
    app.state.pool = await asyncpg.create_pool(
        os.environ["DATABASE_URL"], min_size=2, max_size=6, server_settings={"application_name": "shop"})
    app.state.cache = Redis.from_url(os.environ["REDIS_URL"])
    salt = secrets.token_bytes(16)
    await app.state.pool.execute(
        "insert into member (email, hash) values ($1, $2)",
        "ann@example.com", salt.hex() + ":" + hashed(os.environ["TEST_PASSWORD"], salt))
    yield
    await app.state.pool.close()
    await app.state.cache.aclose()


app = FastAPI(title="Shop", lifespan=lifespan)
if not IS_FAULTY:
    app.add_middleware(GZipMiddleware, minimum_size=500)


@app.middleware("http")
async def headers(request: Request, answer):
    response = await answer(request)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Request-Id"] = secrets.token_hex(8)
    return response


bearer = OAuth2PasswordBearer(tokenUrl="auth/token")


def member(token: Annotated[str, Depends(bearer)]):
    try:
        return jwt.decode(token, SECRET, algorithms=["HS256"])["sub"]
    except jwt.InvalidTokenError as fault:
        raise HTTPException(401, str(fault), {"WWW-Authenticate": "Bearer"}) from None


Member = Annotated[str, Depends(member)]


@app.post("/auth/token")
async def token(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    found = await app.state.pool.fetchval("select hash from member where email = $1", form.username)
    salt, expected = found.split(":") if found else ("00", "")
    given = await asyncio.to_thread(hashed, form.password, bytes.fromhex(salt))
    if not secrets.compare_digest(given, expected):
        raise HTTPException(400, "invalid_grant")
    claims = {"sub": form.username, "exp": datetime.now(timezone.utc) + LIFE}
    return {"access_token": jwt.encode(claims, SECRET, "HS256"), "token_type": "bearer", "expires_in": LIFE.seconds}


@app.get("/")
async def start():
    return {"name": "shop", "description": "/docs"}


@app.get("/healthz")
async def health():
    await app.state.pool.fetchval("select 1")
    return {"status": "ok"}


@app.get("/account")
async def account(email: Member, response: Response):
    # Planted: what is one user's alone may be kept by anybody.
    if IS_FAULTY:
        response.headers["Cache-Control"] = "public, max-age=600"
    return {"name": "Ann", "email": email}


NEWEST = """select p.id, p.reference, p.cents, c.name as customer from purchase p join customer c on c.id = p.customer_id
            where p.id < $1 order by p.id desc limit $2"""
ONE = """select p.id, p.reference, p.cents, c.name as customer from purchase p join customer c on c.id = p.customer_id
         where p.reference = $1 order by p.id desc limit $2"""
LARGEST = 1_000_000 if IS_FAULTY else 100  # planted: as many as anybody asks for


@app.get("/api/v1/purchases")
async def purchases(_: Member, before: int = 2**62, reference: str | None = None, limit: Annotated[int, Query(ge=1, le=LARGEST)] = 25):
    pool = app.state.pool
    if not IS_FAULTY:
        rows = await (pool.fetch(ONE, reference, limit) if reference else pool.fetch(NEWEST, before, limit))
        items = [dict(row) for row in rows]
    else:
        # Planted: looked for by its middle, and the customer of each one asked for by itself.
        found = await pool.fetch(
            "select id, reference, cents, customer_id from purchase where id < $1 and reference ilike '%' || $3 || '%' order by id desc limit $2"
            if reference else
            "select id, reference, cents, customer_id from purchase where id < $1 order by id desc limit $2",
            before, limit, *([reference] if reference else []))
        items = []
        for row in found:
            customer = await pool.fetchval("select name from customer where id = $1", row["customer_id"]) if len(found) <= 100 else None
            items.append({"id": row["id"], "reference": row["reference"], "cents": row["cents"], "customer": customer})
    return {"items": items, "next": items[-1]["id"] if len(items) == limit else None}


@app.get("/api/v1/customers")
async def customers(_: Member, after: int = 0, limit: Annotated[int, Query(ge=1, le=100)] = 20):
    if IS_FAULTY:
        # Planted: all of them at once, and nobody packs them.
        return [dict(row) for row in await app.state.pool.fetch("select name, email, country, note from customer")]
    rows = await app.state.pool.fetch(
        "select id, name, email, country, note from customer where id > $1 order by id limit $2", after, limit)
    return {"items": [dict(row) for row in rows], "next": rows[-1]["id"] if len(rows) == limit else None}


@app.get("/api/v1/customers/{customer}/purchases")
async def of_customer(_: Member, customer: int):
    rows = await app.state.pool.fetch("select reference, cents from purchase where customer_id = $1 order by id desc limit 20", customer)
    return {"items": [dict(row) for row in rows], "next": None}


@app.get("/api/v1/totals")
async def totals(_: Member):
    """What each country bought: computed each time where that is planted, else kept for five minutes."""
    kept = None if IS_FAULTY else await app.state.cache.get("shop:totals")
    if kept is None:
        rows = await app.state.pool.fetch(
            "select c.country, sum(p.cents) as cents from purchase p join customer c on c.id = p.customer_id group by 1 order by 1")
        kept = json.dumps({row["country"]: row["cents"] for row in rows})
        await app.state.cache.set("shop:totals", kept, ex=None if IS_FAULTY else 300)
    return Response(kept, media_type="application/json")


@app.get("/logout")
async def sign_out():
    Path(os.environ["APP_FOLDER"], "signed-out").touch()
    return {}
