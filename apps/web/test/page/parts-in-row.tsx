// Every part in every state, in each room's colours, with words of the chosen language where parts have their own.

import { Lock, PencilLine, Send, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { useLook } from "../../src/look/use-look.ts";
import { alarm, say } from "../../src/parts/announce.ts";
import { Avatar } from "../../src/parts/Avatar.tsx";
import { Badge } from "../../src/parts/Badge.tsx";
import { Band } from "../../src/parts/Band.tsx";
import { Button } from "../../src/parts/Button.tsx";
import { Chip } from "../../src/parts/Chip.tsx";
import { Dialog } from "../../src/parts/Dialog.tsx";
import { Empty } from "../../src/parts/Empty.tsx";
import { SelectField, TextArea, TextField } from "../../src/parts/Field.tsx";
import { HoldBar } from "../../src/parts/HoldBar.tsx";
import { Menu } from "../../src/parts/Menu.tsx";
import { QrCode } from "../../src/parts/QrCode.tsx";
import { roomOf } from "../../src/parts/room-marks.ts";
import { Segmented } from "../../src/parts/Segmented.tsx";
import { Steps } from "../../src/parts/Steps.tsx";
import { Toggle } from "../../src/parts/Toggle.tsx";
import { useWords } from "../../src/words/use-words.ts";

const NAMES = ["Varda", "Selen", "Tarn", "Orlo"];
const address = `https://talks.example/join#${"Kq7_".repeat(52)}`;

export const PartsInRow = (): ReactNode => {
  const { t, refusal, day, dateTime, number, list } = useWords();
  const look = useLook();
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState("unnamed");
  const [isOn, setOn] = useState(true);
  const [chosen, setChosen] = useState("none");
  const now = Date.now();
  return (
    <main style={{ padding: 16, display: "grid", gap: 16 }}>
      <h1>{t("app.commands")}</h1>
      <div
        style={{
          display: "grid",
          gap: 12,
          gridTemplateColumns: "repeat(auto-fit, minmax(17rem, 1fr))",
        }}
      >
        {NAMES.map((name, index) => {
          const mark = roomOf(index);
          return (
            <section
              key={name}
              aria-label={name}
              className={mark.className}
              style={{
                background: "var(--surface)",
                border: "1px solid var(--cl)",
                borderRadius: 10,
                overflow: "hidden",
              }}
            >
              <Band mark={mark} />
              <div
                style={{
                  padding: 12,
                  display: "grid",
                  gap: 10,
                  justifyItems: "start",
                  background: "var(--tint)",
                }}
              >
                <h2 style={{ color: "var(--ci)", display: "flex", gap: 8 }}>
                  <Badge mark={mark} /> <bdi>{name}</bdi>
                </h2>
                <div style={{ display: "flex", gap: 4 }}>
                  <Avatar name="Hana Merrin" label="Hana Merrin" />
                  <Avatar name="مریم صدر" label="مریم صدر" />
                  <Avatar name="Lea Vass" label="Lea Vass" tone="waiting" />
                  <Avatar name="Inês Tavares" label="Inês Tavares" tone="mediator" />
                </div>
                <div style={{ display: "flex", flexWrap: "wrap", gap: 4 }}>
                  <Chip icon={PencilLine}>{t("app.key-take-back")}</Chip>
                  <Chip tone="lock" icon={Lock}>
                    {t("app.lock")}
                  </Chip>
                  <Chip tone="stop" icon={Lock}>
                    {t("app.key-carry")}
                  </Chip>
                  <Chip tone="ok" icon={PencilLine}>
                    {t("parts.done")}
                  </Chip>
                  <Chip tone="room">{name}</Chip>
                </div>
                <Button kind="fill" icon={Send}>{`${name} · ${number(4)}`}</Button>
                <Button kind="fill" icon={Send} blocked={refusal("leak-stop")} />
                <HoldBar from={now} until={now + 90_000} />
              </div>
              <div style={{ padding: 12 }}>
                <QrCode address={address} label={name} mark={mark} />
              </div>
            </section>
          );
        })}
      </div>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" }}>
        <Button keyHint="C">{t("app.key-carry")}</Button>
        <Button kind="solid">{t("app.reload")}</Button>
        <Button kind="ghost" size="small" keyHint="Esc">
          {t("parts.close")}
        </Button>
        <Button kind="stop" icon={Trash2}>
          {t("app.key-take-phrase-out")}
        </Button>
        <Button onClick={() => setOpen(true)}>Dialog</Button>
        <Button onClick={() => say(t("app.key-take-back"))}>Say</Button>
        <Button onClick={() => alarm(refusal("split"))}>Alarm</Button>
        <Menu
          label={t("app.places")}
          isLabelSeen
          items={[
            { label: t("app.desk"), act: () => setChosen("desk") },
            { label: t("app.log"), icon: Lock, act: () => setChosen("log") },
          ]}
        />
        <output>{chosen}</output>
      </div>
      <Steps
        label={t("app.key-carry")}
        at={2}
        steps={[t("app.desk"), t("app.room"), t("app.caucus"), t("app.ledger")]}
      />
      <Segmented
        label={t("app.key-carry")}
        isLabelSeen
        value={choice}
        choices={[
          { value: "named", label: t("app.desk") },
          { value: "unnamed", label: t("app.room") },
          { value: "own", label: t("app.caucus"), blocked: refusal("no-leave") },
        ]}
        onChoose={setChoice}
      />
      <Toggle label={t("app.lock")} help={t("warning.sheet")} isOn={isOn} onTurn={setOn} />
      <div style={{ display: "grid", gap: 12, maxInlineSize: 420 }}>
        <TextField label={t("app.people")} help={t("app.command-find")} placeholder="Hana" />
        <TextField label={t("app.room")} fault={refusal("name-missing")} />
        <TextArea label={t("app.caucus")} defaultValue="سلام" />
        <SelectField
          label={t("app.settings")}
          value="b"
          choices={[
            { value: "a", label: "A" },
            { value: "b", label: "B" },
          ]}
          onChoose={() => undefined}
        />
      </div>
      <p>{`${day(now)} · ${day(now - 5 * 86_400_000)} · ${dateTime(now)} · ${list(NAMES)}`}</p>
      <Empty sentence={t("app.command-none")} action={<Button>{t("app.reload")}</Button>} />
      <Dialog
        isOpen={isOpen}
        title={t("app.keys")}
        onClose={() => setOpen(false)}
        footer={<Button kind="solid">{t("parts.close")}</Button>}
      >
        <p>{refusal("malformed")}</p>
        <TextField label={t("app.room")} />
      </Dialog>
      <p>{look.language}</p>
    </main>
  );
};
