import { Button, NumberInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { svyaz } from '../../api/client.js'
import { FormModal } from '../../components/FormModal.js'

/** What the month may cost before the company is warned. */
export function Limit({ limit }: { limit: string | null }) {
  const { t } = useTranslation('money')
  const queries = useQueryClient()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [amount, setAmount] = useState<number | string>(limit ?? '')
  const saving = useMutation({
    mutationFn: () => svyaz.rating.setLimit(amount === '' ? null : Number(amount).toFixed(2)),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['rating'] })
      close()
    },
  })
  return (
    <>
      <Button variant="default" size="xs" onClick={open}>
        {t('limit.button')}
      </Button>
      <FormModal
        title={t('limit.title')}
        isOpen={isOpen}
        close={close}
        submit={() => saving.mutate()}
        isPending={saving.isPending}
        error={saving.error}
      >
        <NumberInput
          label={t('limit.amount')}
          description={t('limit.hint')}
          min={0}
          decimalScale={2}
          suffix=" ₽"
          data-autofocus
          value={amount}
          onChange={setAmount}
        />
      </FormModal>
    </>
  )
}
