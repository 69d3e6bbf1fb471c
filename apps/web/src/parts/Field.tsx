// Something to fill in: its label, a word of help, and what is wrong with it, tied together for eyes and ears.

import { CircleAlert } from "lucide-react";
import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";
import styles from "./Field.module.css";
import { classNames } from "./class-names.ts";

/** What ties a control to its label, help and fault. */
export type FieldTies = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

export type FieldProps = {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong and what to do. */
  readonly fault?: string | undefined;
  readonly className?: string | undefined;
};

/** A label, help and fault around any control. */
export const Field = ({
  label,
  help,
  fault,
  className,
  children,
}: FieldProps & { readonly children: (ties: FieldTies) => ReactNode }): ReactNode => {
  const id = useId();
  const described = [help === undefined ? "" : `${id}h`, fault === undefined ? "" : `${id}f`]
    .filter((part) => part !== "")
    .join(" ");
  return (
    <div className={classNames(styles["field"], className)}>
      <label htmlFor={id}>{label}</label>
      {help !== undefined && (
        <p id={`${id}h`} className={styles["help"]}>
          {help}
        </p>
      )}
      {children({
        id,
        ...(described === "" ? {} : { "aria-describedby": described }),
        ...(fault === undefined ? {} : { "aria-invalid": true as const }),
      })}
      {fault !== undefined && (
        <p id={`${id}f`} role="alert" className={styles["fault"]}>
          <CircleAlert aria-hidden="true" size={14} />
          <span>{fault}</span>
        </p>
      )}
    </div>
  );
};

/** One line of text. */
export const TextField = ({
  label,
  help,
  fault,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<"input">, "id" | "className">): ReactNode => (
  <Field label={label} help={help} fault={fault} className={className}>
    {(ties) => <input type="text" dir="auto" {...rest} {...ties} className={styles["control"]} />}
  </Field>
);

/** Several lines of text. */
export const TextArea = ({
  label,
  help,
  fault,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<"textarea">, "id" | "className">): ReactNode => (
  <Field label={label} help={help} fault={fault} className={className}>
    {(ties) => <textarea dir="auto" rows={3} {...rest} {...ties} className={styles["control"]} />}
  </Field>
);

/** One of a few choices, in a list that opens. */
export const SelectField = <Choice extends string>({
  label,
  help,
  fault,
  className,
  value,
  choices,
  onChoose,
}: FieldProps & {
  readonly value: Choice;
  readonly choices: readonly { readonly value: Choice; readonly label: string }[];
  readonly onChoose: (choice: Choice) => void;
}): ReactNode => (
  <Field label={label} help={help} fault={fault} className={className}>
    {(ties) => (
      <select
        {...ties}
        className={styles["control"]}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);
